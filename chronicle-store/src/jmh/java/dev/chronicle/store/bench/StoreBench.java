package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.RecordingJson;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fills a store with generated calls and measures it.
 *
 * <pre>{@code
 * mvn -Pbench -pl chronicle-store -am -DskipTests -DskipITs package
 * java -cp 'chronicle-store/target/bench/*:chronicle-store/target/bench/lib/*' \
 *   dev.chronicle.store.bench.StoreBench 1000000 [directory]
 * }</pre>
 */
public final class StoreBench {
  private static final int BATCH = 1_000;
  private static final int RAW_CALLS = 300_000;
  private static final int REPEATS = 100;
  private static final Duration DAYS = Duration.ofDays(30);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path directory;
  private final long calls;
  private final Instant start = Instant.now().minus(DAYS).truncatedTo(ChronoUnit.DAYS);

  private StoreBench(Path directory, long calls) {
    this.directory = directory;
    this.calls = calls;
  }

  /** Runs everything for a number of calls, in a directory that is made and deleted. */
  public static void main(String[] arguments) throws Exception {
    long calls = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
    Path directory =
        arguments.length > 1
            ? Files.createDirectories(Path.of(arguments[1]))
            : Files.createTempDirectory("chronicle-bench");
    StoreBench bench = new StoreBench(directory, calls);
    try {
      bench.rawAgainstStore();
      bench.generateAndAsk();
    } finally {
      if (arguments.length < 3) {
        bench.delete();
      }
    }
  }

  private void rawAgainstStore() throws SQLException, IOException {
    List<List<CapturedCall>> batches = new ArrayList<>();
    GeneratedCalls generated = new GeneratedCalls(1, start, Duration.ofNanos(10_000));
    for (int i = 0; i < RAW_CALLS / BATCH; i++) {
      batches.add(batch(generated, BATCH));
    }
    for (int round = 1; round <= 3; round++) {
      Path rawFile = directory.resolve("raw-" + round + ".db");
      double raw = micros(() -> raw(rawFile, batches), RAW_CALLS);
      Path storeFile = directory.resolve("store-" + round + ".db");
      double store =
          micros(
              () -> {
                try (SqliteCaptureStore target = open(storeFile)) {
                  batches.forEach(some -> target.store(new CallBatch(some)));
                }
              },
              RAW_CALLS);
      print(
          "round %d: raw sqlite-jdbc %.2f µs a row, %d bytes; store %.2f µs a call, %d bytes; ratio"
              + " %.2f",
          round,
          raw,
          bytes("raw-" + round) / RAW_CALLS,
          store,
          bytes("store-" + round) / RAW_CALLS,
          store / raw);
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

  private void generateAndAsk() throws IOException {
    Path file = directory.resolve("captures.db");
    Duration step = DAYS.dividedBy(calls);
    List<CapturedCall> samples = new ArrayList<>();
    long begin = System.nanoTime();
    try (SqliteCaptureStore store = open(file)) {
      GeneratedCalls generated = new GeneratedCalls(7, start, step);
      long shown = begin;
      for (long done = 0; done < calls; done += BATCH) {
        List<CapturedCall> batch = batch(generated, (int) Math.min(BATCH, calls - done));
        samples.add(batch.get(0));
        store.store(new CallBatch(batch));
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
          shown = System.nanoTime();
          System.err.printf(
              "\r%,d of %,d calls (%d %%)", done + BATCH, calls, 100 * (done + BATCH) / calls);
        }
      }
      System.err.print("\r");
      double seconds = (System.nanoTime() - begin) / 1e9;
      print(
          "generated and stored %,d calls in %.1f s: %,.0f calls/s",
          calls, seconds, calls / seconds);
      settle(file);
      print("%,d bytes, %d a call", bytes("captures"), bytes("captures") / calls);
      ask(store, samples);
    }
  }

  private void ask(CaptureStore store, List<CapturedCall> samples) {
    Random random = new Random(3);
    Supplier<CapturedCall> any = () -> samples.get(random.nextInt(samples.size()));
    measure("newest 50", () -> store.find(CallQuery.limit(50).build()));
    measure(
        "function, 50",
        () -> store.find(CallQuery.limit(50).functionName(any.get().function().name()).build()));
    measure(
        "function in the middle, 50",
        () ->
            store.find(
                CallQuery.limit(50)
                    .functionName("Orders.place7")
                    .until(any.get().timing().start())
                    .build()));
    measure("errors, 50", () -> store.find(CallQuery.limit(50).hasError(true).build()));
    measure(
        "errors of a function before a time, 50",
        () ->
            store.find(
                CallQuery.limit(50)
                    .functionName("Orders.place3")
                    .hasError(true)
                    .until(any.get().timing().start())
                    .build()));
    measure(
        "longer than 100 ms, 50",
        () -> store.find(CallQuery.limit(50).minDuration(Duration.ofMillis(100)).build()));
    measure("slowest 50", () -> store.find(CallQuery.limit(50).order(CallOrder.SLOWEST).build()));
    measure(
        "slowest 50 of a function",
        () ->
            store.find(
                CallQuery.limit(50)
                    .order(CallOrder.SLOWEST)
                    .functionName(any.get().function().name())
                    .build()));
    measure(
        "trace",
        () ->
            store.find(CallQuery.limit(50).traceId(any.get().origin().trace().traceId()).build()));
    measure("one by id", () -> store.find(any.get().id()));
    measure("tree", () -> store.tree(any.get().id(), 200));
    measure("text in many, 50", () -> store.find(CallQuery.limit(50).text("sku-77").build()));
    measure("statistics of all time", () -> store.statistics(TimeRange.ALL));
    measure(
        "statistics of a week",
        () ->
            store.statistics(
                new TimeRange(start.plusSeconds(432_000), start.plusSeconds(1_036_800))));
    measure("timeline of 30 days, 120 buckets", () -> store.timeline(TimeRange.ALL, null, 120));
    measure("functions", store::functions);
    measureFew("text in none", () -> store.find(CallQuery.limit(50).text("no such text").build()));
  }

  private static void measure(String what, Runnable question) {
    for (int i = 0; i < REPEATS; i++) {
      question.run();
    }
    report(what, question, REPEATS);
  }

  private static void measureFew(String what, Runnable question) {
    report(what, question, 3);
  }

  private static void report(String what, Runnable question, int repeats) {
    double[] millis = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long begin = System.nanoTime();
      question.run();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    print(
        "%-40s p50 %8.2f ms  p95 %8.2f ms", what, millis[repeats / 2], millis[repeats * 95 / 100]);
  }

  /** Waits until what is no longer new is in segments. */
  private void settle(Path file) throws IOException {
    long size = -1;
    for (long now = bytes("captures"); now != size; now = bytes("captures")) {
      size = now;
      try {
        TimeUnit.SECONDS.sleep(3);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    print("%s and %d further files", file.getFileName(), files("captures").size() - 1);
  }

  private static SqliteCaptureStore open(Path file) {
    return SqliteCaptureStore.builder(file).retention(Retention.UNLIMITED).open();
  }

  private static List<CapturedCall> batch(GeneratedCalls generated, int size) {
    List<CapturedCall> batch = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      batch.add(generated.next());
    }
    return batch;
  }

  /** Returns the processor time of this thread, in µs for each call. */
  private static double micros(Runnable work, int calls) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / calls;
  }

  private long bytes(String stem) {
    return files(stem).stream().mapToLong(path -> path.toFile().length()).sum();
  }

  private List<Path> files(String stem) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(stem)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void delete() throws IOException {
    for (Path path : files("")) {
      Files.delete(path);
    }
    Files.delete(directory);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
