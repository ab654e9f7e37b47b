package dev.chronicle.store.sqlite;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.FunctionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Keeps the latest notices about the recording. Not thread-safe. */
final class Notices {
  /** How many are kept. */
  static final int MOST_KEPT = 1_000;

  private final CallAppender calls;
  private final PreparedStatement insert;
  private final PreparedStatement trim;

  /** Writes through a connection; {@code calls} knows the numbers of functions. */
  Notices(Connection connection, CallAppender calls) throws SQLException {
    this.calls = calls;
    this.insert =
        connection.prepareStatement(
            "INSERT INTO notice (at_us, kind, function, calls, message) VALUES (?, ?, ?, ?, ?)");
    this.trim =
        connection.prepareStatement(
            "DELETE FROM notice WHERE number <= (SELECT max(number) FROM notice) - " + MOST_KEPT);
  }

  /** Adds notices in the transaction under way. */
  void add(List<CaptureNotice> notices) throws SQLException {
    if (notices.isEmpty()) {
      return;
    }
    for (CaptureNotice notice : notices) {
      insert.setLong(1, Micros.of(notice.at()));
      insert.setString(2, notice.kind().name());
      if (notice.function() == null) {
        insert.setNull(3, Types.INTEGER);
      } else {
        insert.setInt(3, calls.functionNumber(notice.function()));
      }
      insert.setLong(4, notice.calls());
      SqlText.bind(insert, 5, notice.message());
      insert.executeUpdate();
    }
    trim.executeUpdate();
  }

  /** Returns the latest, newest first. */
  static List<CaptureNotice> latest(Snapshot snapshot, int limit) throws SQLException {
    List<CaptureNotice> notices = new ArrayList<>();
    try (ResultSet row =
        snapshot
            .reader()
            .prepare(
                "SELECT at_us, kind, calls, message, function FROM notice"
                    + " ORDER BY number DESC LIMIT ?",
                limit)
            .executeQuery()) {
      while (row.next()) {
        int number = row.getInt(5);
        FunctionId function = row.wasNull() ? null : snapshot.function(number);
        notices.add(
            new CaptureNotice(
                Micros.toInstant(row.getLong(1)),
                CaptureNotice.Kind.valueOf(row.getString(2)),
                function,
                row.getLong(3),
                SqlText.read(row, 4)));
      }
    }
    return notices;
  }
}
