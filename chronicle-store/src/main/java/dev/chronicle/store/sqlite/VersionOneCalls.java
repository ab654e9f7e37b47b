package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.Recording;
import dev.chronicle.store.RecordingJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the calls of schema 1, a row each, into blocks. */
final class VersionOneCalls {
  private static final Logger LOG = LoggerFactory.getLogger(VersionOneCalls.class);
  private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int CALLS_AT_ONCE = 4 * Block.MAX_CALLS;

  private VersionOneCalls() {}

  /** Moves all of them, if there are any, in the transaction under way, and drops their table. */
  static void move(Connection connection, Path store) throws SQLException {
    if (!isThere(connection)) {
      return;
    }
    Interned interned = new Interned();
    CallAppender appender =
        new CallAppender(connection, Snapshot.Context.of(store, Layout.DEFAULT));
    Reader reader = new Reader(connection);
    List<CapturedCall> calls = new ArrayList<>(CALLS_AT_ONCE);
    long moved = 0;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT id, parent_id, function, service, start_ns, duration_ns, trace_id, span_id,"
                  + " thread, recording FROM call_v1 ORDER BY id")) {
        while (row.next()) {
          calls.add(read(row, interned, reader));
          if (calls.size() == CALLS_AT_ONCE) {
            appender.append(calls);
            moved += calls.size();
            calls.clear();
          }
        }
      }
      appender.append(calls);
      moved += calls.size();
      statement.executeUpdate("DROP TABLE call_v1");
    }
    if (moved > 0) {
      LOG.info("{}: {} calls moved from schema version 1", store, moved);
    }
  }

  private static boolean isThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'call_v1'")) {
      return row.next();
    }
  }

  private static CapturedCall read(ResultSet row, Interned interned, Reader reader)
      throws SQLException {
    long parentId = row.getLong(2);
    boolean isRoot = row.wasNull();
    Recording recording = RecordingJson.read(SqlText.read(row, 10));
    long start = row.getLong(5);
    String traceId = id(row, 7);
    return new CapturedCall(
        new CallId(row.getLong(1)),
        isRoot ? null : new CallId(parentId),
        interned.function(row.getInt(3), reader),
        recording.arguments(),
        recording.outcome(),
        new Timing(
            Instant.ofEpochSecond(
                Math.floorDiv(start, NANOS_PER_SECOND), Math.floorMod(start, NANOS_PER_SECOND)),
            Duration.ofNanos(row.getLong(6))),
        new Origin(
            interned.service(row.getInt(4), reader),
            SqlText.read(row, 9),
            traceId == null ? null : new TraceIds(traceId, id(row, 8))),
        recording.dependencies());
  }

  /** Returns what is kept as the bytes of its digits, or as text if it has others. */
  private static String id(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : row.getString(column);
  }
}
