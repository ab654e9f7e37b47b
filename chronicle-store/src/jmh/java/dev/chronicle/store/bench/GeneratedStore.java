package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.Retention;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A store with generated calls, spread over thirty days. */
final class GeneratedStore {
  static final int BATCH = 1_000;
  static final Duration DAYS = Duration.ofDays(30);
  private static final String STEM = "captures";
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration SETTLED_AFTER = Duration.ofSeconds(3);

  private final Path directory;
  private final long calls;

  GeneratedStore(Path directory, long calls) {
    this.directory = directory;
    this.calls = calls;
  }

  /**
   * Generates the calls, unless the store is there, and stores them in it and in a plain table.
   *
   * @param scratch where the table is, as long as it takes
   */
  void fill(Path scratch, ResultTable results) throws Exception {
    if (Files.exists(file())) {
      StoreBench.print("%s is there already and is used as it is", file());
    } else {
      store(scratch, results);
    }
    results.put("bytes a call, this store", "%d".formatted(bytes(directory, STEM) / calls));
  }

  private void store(Path scratch, ResultTable results) throws Exception {
    Stopwatch raw = new Stopwatch();
    Stopwatch stored = new Stopwatch();
    try (SqliteCaptureStore store = open(file());
        RawTable table = new RawTable(scratch.resolve("raw.db"))) {
      GeneratedCalls generated =
          new GeneratedCalls(
              7,
              Instant.now().minus(DAYS).truncatedTo(ChronoUnit.DAYS),
              DAYS.dividedBy(Math.max(1, calls)));
      long shown = System.nanoTime();
      for (long done = 0; done < calls; done += BATCH) {
        List<CapturedCall> batch = generated.next((int) Math.min(BATCH, calls - done));
        raw.time(() -> table.insert(batch));
        stored.time(() -> store.store(new CallBatch(batch)));
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
          shown = System.nanoTime();
          System.err.printf(
              "\rstoring %,d of %,d calls (%d %%)",
              done + BATCH, calls, 100 * (done + BATCH) / calls);
        }
      }
      System.err.println();
      settle();
    }
    results.put("bytes a call, plain table", "%d".formatted(bytes(scratch, "raw.db") / calls));
    for (Path file : files(scratch, "raw.db")) {
      Files.delete(file);
    }
    micros("plain table", raw, results);
    micros("this store", stored, results);
    results.put(
        "ratio, processor / elapsed",
        "%.2f / %.2f"
            .formatted(
                (double) stored.processorNanos() / raw.processorNanos(),
                (double) stored.elapsedNanos() / raw.elapsedNanos()));
  }

  private void micros(String what, Stopwatch time, ResultTable results) {
    results.put(
        "µs a call, " + what + ", processor / elapsed",
        "%.2f / %.2f"
            .formatted(time.processorNanos() / 1e3 / calls, time.elapsedNanos() / 1e3 / calls));
  }

  Path file() {
    return directory.resolve(STEM + ".db");
  }

  /** Copies all files of the store, and returns the copy of its own file. */
  Path copyTo(Path target) throws IOException {
    for (Path file : files(directory, STEM)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
    return target.resolve(file().getFileName());
  }

  static SqliteCaptureStore open(Path file) {
    return SqliteCaptureStore.builder(file).retention(Retention.UNLIMITED).open();
  }

  /** Returns how many bytes the files take whose names begin so. */
  static long bytes(Path directory, String stem) {
    return files(directory, stem).stream().mapToLong(path -> path.toFile().length()).sum();
  }

  /** Waits until what is no longer new is in segments. */
  private void settle() {
    long size = -1;
    for (long now = bytes(directory, STEM); now != size; now = bytes(directory, STEM)) {
      size = now;
      try {
        TimeUnit.NANOSECONDS.sleep(SETTLED_AFTER.toNanos());
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private static List<Path> files(Path directory, String stem) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(stem)).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
