package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.Recording;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Reads rows of the table {@code call}. */
final class CallRows {
  /** The columns of a row to read, in this order. */
  static final String COLUMNS =
      "id, parent_id, function, service, start_ns, duration_ns, trace_id, span_id, thread,"
          + " recording";

  private static final int ID = 1;
  private static final int PARENT_ID = 2;
  private static final int FUNCTION = 3;
  private static final int SERVICE = 4;
  private static final int START = 5;
  private static final int DURATION = 6;
  private static final int TRACE_ID = 7;
  private static final int SPAN_ID = 8;
  private static final int THREAD = 9;
  private static final int RECORDING = 10;
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Reader reader;
  private final Interned interned;

  CallRows(Reader reader, Interned interned) {
    this.reader = reader;
    this.interned = interned;
  }

  CapturedCall read(ResultSet row) throws SQLException {
    CallId id = new CallId(row.getLong(ID));
    Recording recording = recording(id, row);
    return new CapturedCall(
        id,
        row.getObject(PARENT_ID) == null ? null : new CallId(row.getLong(PARENT_ID)),
        interned.function(row.getInt(FUNCTION), reader),
        recording.arguments(),
        recording.outcome(),
        new Timing(start(row), Duration.ofNanos(row.getLong(DURATION))),
        new Origin(
            interned.service(row.getInt(SERVICE), reader), SqlText.read(row, THREAD), trace(row)),
        recording.dependencies());
  }

  /** Returns the text that {@link RecordingJson} reads. */
  static String recordingJson(ResultSet row) throws SQLException {
    return SqlText.read(row, RECORDING);
  }

  private static Recording recording(CallId id, ResultSet row) throws SQLException {
    try {
      return RecordingJson.read(recordingJson(row));
    } catch (IllegalArgumentException damaged) {
      throw new StoreException(
          Reason.DAMAGED, "call " + id + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static Instant start(ResultSet row) throws SQLException {
    long nanos = row.getLong(START);
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  private static TraceIds trace(ResultSet row) throws SQLException {
    String traceId = HexColumn.read(row, TRACE_ID);
    return traceId == null ? null : new TraceIds(traceId, HexColumn.read(row, SPAN_ID));
  }
}
