package dev.chronicle.store.sqlite;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Counts calls that are not stored, by minute, in the transaction under way. Not thread-safe. */
final class LossTable {
  /** Stands in place of a function where it is not known which it was. */
  private static final int ANY_FUNCTION = 0;

  private final CallAppender calls;
  private final PreparedStatement add;

  LossTable(Connection connection, CallAppender calls) throws SQLException {
    this.calls = calls;
    this.add =
        connection.prepareStatement(
            "INSERT INTO dropped (minute, function, reason, calls) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (minute, function, reason)"
                + " DO UPDATE SET calls = calls + excluded.calls");
  }

  void add(List<DroppedCalls> losses) throws SQLException {
    for (DroppedCalls loss : losses) {
      int function = calls.functionNumber(loss.function());
      add(loss.reported(), function, loss.reason(), loss.count());
    }
  }

  /** Counts calls of which is not known of what functions they were. */
  void add(Instant at, DropReason reason, long count) throws SQLException {
    add(at, ANY_FUNCTION, reason, count);
  }

  private void add(Instant at, int function, DropReason reason, long count) throws SQLException {
    add.setLong(1, StatisticsReader.minute(at));
    add.setInt(2, function);
    add.setString(3, reason.name());
    add.setLong(4, count);
    add.executeUpdate();
  }
}
