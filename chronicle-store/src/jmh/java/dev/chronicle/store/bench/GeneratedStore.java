package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
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

  /** Generates the calls, unless the store is there. */
  void fill() {
    if (Files.exists(file())) {
      StoreBench.print("%s is there already and is used as it is", file());
      return;
    }
    long begin = System.nanoTime();
    try (SqliteCaptureStore store = open(file())) {
      GeneratedCalls generated =
          new GeneratedCalls(
              7,
              Instant.now().minus(DAYS).truncatedTo(ChronoUnit.DAYS),
              DAYS.dividedBy(Math.max(1, calls)));
      long shown = begin;
      for (long done = 0; done < calls; done += BATCH) {
        store.store(new CallBatch(generated.next((int) Math.min(BATCH, calls - done))));
        if (System.nanoTime() - shown > PROGRESS_NANOS) {
          shown = System.nanoTime();
          System.err.printf(
              "\r%,d of %,d calls (%d %%)", done + BATCH, calls, 100 * (done + BATCH) / calls);
        }
      }
      System.err.print("\r");
      double seconds = (System.nanoTime() - begin) / 1e9;
      StoreBench.print(
          "generated and stored %,d calls in %.1f s: %,.0f calls/s",
          calls, seconds, calls / seconds);
      settle();
    }
    StoreBench.print(
        "%d files, %,d bytes, %d a call",
        files(directory, STEM).size(), bytes(directory, STEM), bytes(directory, STEM) / calls);
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

  static void delete(Path directory) throws IOException {
    for (Path path : files(directory, "")) {
      Files.delete(path);
    }
    Files.delete(directory);
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
