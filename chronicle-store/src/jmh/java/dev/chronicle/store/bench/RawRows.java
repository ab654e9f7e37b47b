package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stores the same calls as plain rows and in a store, one after the other. */
final class RawRows {
  private static final int CALLS = 300_000;
  private static final int ROUNDS = 3;

  private RawRows() {}

  /** Prints what both cost the thread that stores. */
  static void compare(Path directory) {
    List<List<CapturedCall>> batches = new ArrayList<>();
    GeneratedCalls generated = new GeneratedCalls(1, Instant.now(), Duration.ofNanos(10_000));
    for (int i = 0; i < CALLS / GeneratedStore.BATCH; i++) {
      batches.add(generated.next(GeneratedStore.BATCH));
    }
    for (int round = 1; round <= ROUNDS; round++) {
      Path rawFile = directory.resolve("raw-" + round + ".db");
      double raw = micros(() -> raw(rawFile, batches));
      Path storeFile = directory.resolve("store-" + round + ".db");
      double store = micros(() -> store(storeFile, batches));
      StoreBench.print(
          "round %d: raw sqlite-jdbc %.2f µs a row, %d bytes; store %.2f µs a call, %d bytes; ratio"
              + " %.2f",
          round,
          raw,
          GeneratedStore.bytes(directory, "raw-" + round) / CALLS,
          store,
          GeneratedStore.bytes(directory, "store-" + round) / CALLS,
          store / raw);
    }
  }

  private static void store(Path file, List<List<CapturedCall>> batches) {
    try (SqliteCaptureStore target = GeneratedStore.open(file)) {
      batches.forEach(some -> target.store(new CallBatch(some)));
    }
  }

  /** Inserts the same rows as a program would that only wants them in a table. */
  private static void raw(Path file, List<List<CapturedCall>> batches) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute(
          "CREATE TABLE call (id INTEGER PRIMARY KEY, parent_id INTEGER, function TEXT, start_ns"
              + " INTEGER, duration_ns INTEGER, error INTEGER, trace_id TEXT, span_id TEXT,"
              + " thread TEXT, recording TEXT)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO call VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (List<CapturedCall> batch : batches) {
          for (CapturedCall call : batch) {
            insert.setLong(1, call.id().value());
            insert.setObject(2, call.parentId() == null ? null : call.parentId().value());
            insert.setString(3, call.function().name());
            insert.setLong(4, call.timing().start().getEpochSecond() * 1_000_000_000L);
            insert.setLong(5, call.timing().duration().toNanos());
            insert.setInt(6, call.outcome().isError() ? 1 : 0);
            insert.setString(7, call.origin().trace().traceId());
            insert.setString(8, call.origin().trace().spanId());
            insert.setString(9, call.origin().thread());
            insert.setString(10, RecordingJson.write(call));
            insert.addBatch();
          }
          insert.executeBatch();
          connection.commit();
        }
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Returns the processor time of this thread, in µs for each call. */
  private static double micros(Runnable work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / CALLS;
  }
}
