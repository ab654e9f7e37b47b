package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Writes rows of the table {@code call}. Not thread-safe. */
final class CallInsert {
  /** How many calls share a trace group; the schema says what for. */
  static final int CALLS_PER_TRACE_GROUP = 4_096;

  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final PreparedStatement insert;

  CallInsert(Connection connection) throws SQLException {
    this.insert =
        connection.prepareStatement(
            "INSERT INTO call (id, parent_id, function, service, start_ns, duration_ns, error,"
                + " trace_group, trace_id, span_id, thread, recording)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /**
   * Inserts a call.
   *
   * @param position how many calls were stored before it
   * @throws StoreException if its id is taken, or its time has no form in the database
   */
  void insert(CapturedCall call, int function, int service, long position) throws SQLException {
    TraceIds trace = call.origin().trace();
    insert.setLong(1, call.id().value());
    insert.setObject(2, call.parentId() == null ? null : call.parentId().value());
    insert.setInt(3, function);
    insert.setInt(4, service);
    insert.setLong(5, epochNanos(call.timing().start()));
    insert.setLong(6, call.timing().duration().toNanos());
    insert.setInt(7, call.outcome().isError() ? 1 : 0);
    insert.setObject(8, trace == null ? null : position / CALLS_PER_TRACE_GROUP);
    insert.setObject(9, trace == null ? null : HexColumn.toColumn(trace.traceId()));
    insert.setObject(10, trace == null ? null : HexColumn.toColumn(trace.spanId()));
    SqlText.bind(insert, 11, call.origin().thread());
    SqlText.bind(insert, 12, RecordingJson.write(call));
    try {
      insert.executeUpdate();
    } catch (SQLException failure) {
      if (SqlErrors.isKeyTaken(failure)) {
        throw new StoreException(
            Reason.REFUSED,
            "id must be new, was stored before: " + call.id() + "; nothing of the batch is stored",
            failure);
      }
      throw failure;
    }
  }

  private static long epochNanos(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    } catch (ArithmeticException beyond) {
      throw new StoreException(
          Reason.REFUSED, "start must lie between 1678 and 2261, was: " + time, beyond);
    }
  }
}
