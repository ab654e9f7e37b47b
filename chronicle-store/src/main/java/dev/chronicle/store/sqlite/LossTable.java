package dev.chronicle.store.sqlite;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Counts calls that are not stored, or stored without their values, by minute, in the transaction
 * under way. Not thread-safe.
 */
final class LossTable {
  /** Stands in place of a function where it is not known which it was. */
  static final int ANY_FUNCTION = 0;

  /** Stands in place of a reason for calls that are stored without their values. */
  static final String WITHOUT_VALUES = "WITHOUT_VALUES";

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
      add(loss.reported(), function, loss.reason().name(), loss.count());
    }
  }

  /** Counts what notices say of calls that are stored without their values. */
  void addWithoutValues(List<CaptureNotice> notices) throws SQLException {
    for (CaptureNotice notice : notices) {
      if (notice.kind() == CaptureNotice.Kind.PAYLOADS_LEFT_OUT && notice.function() != null) {
        int function = calls.functionNumber(notice.function());
        add(notice.at(), function, WITHOUT_VALUES, notice.calls());
      }
    }
  }

  /** Counts calls of which is not known of what functions they were. */
  void add(Instant at, DropReason reason, long count) throws SQLException {
    add(at, ANY_FUNCTION, reason.name(), count);
  }

  private void add(Instant at, int function, String reason, long count) throws SQLException {
    add.setLong(1, StatisticsReader.minute(at));
    add.setInt(2, function);
    add.setString(3, reason);
    add.setLong(4, count);
    add.executeUpdate();
  }
}
