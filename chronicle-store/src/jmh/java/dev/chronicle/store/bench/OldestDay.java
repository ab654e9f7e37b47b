package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drops the oldest day of a copy of the store, while one thread stores and another one asks, and
 * tells how long either of them waited at most: before, for comparison, and meanwhile.
 */
final class OldestDay {
  private static final Duration RUN_IN = Duration.ofSeconds(2);

  private OldestDay() {}

  static void drop(GeneratedStore generated, Path scratch, ResultTable results)
      throws IOException, InterruptedException {
    Path copy = Files.createTempDirectory(scratch, "oldest-day");
    Path file = generated.copyTo(copy);
    try (SqliteCaptureStore store = GeneratedStore.open(file)) {
      Instant oldest = store.timeline(TimeRange.ALL, null, 1).buckets().get(0).start();
      Instant newest = store.find(CallQuery.limit(1).build()).calls().get(0).timing().start();
      AtomicBoolean done = new AtomicBoolean();
      GeneratedCalls more = new GeneratedCalls(11, newest.plusSeconds(1), Duration.ofNanos(20_000));
      Load writer = new Load(done, () -> store.store(new CallBatch(more.next(100))));
      Load reader = new Load(done, () -> store.find(CallQuery.limit(50).hasError(true).build()));
      writer.start();
      reader.start();
      TimeUnit.NANOSECONDS.sleep(RUN_IN.toNanos());
      writer.longest.set(0);
      reader.longest.set(0);
      TimeUnit.NANOSECONDS.sleep(RUN_IN.toNanos());
      String before = longest(writer, reader);
      long bytesBefore = GeneratedStore.bytes(copy, "captures-");
      long begin = System.nanoTime();
      Duration age = Duration.between(oldest.plus(Duration.ofDays(1)), Instant.now());
      Pruned pruned = store.prune(Retention.UNLIMITED.withMaxAge(age));
      double millis = (System.nanoTime() - begin) / 1e6;
      long freed = bytesBefore - GeneratedStore.bytes(copy, "captures-");
      done.set(true);
      writer.join();
      reader.join();
      results.put("oldest day dropped, elapsed", "%.0f".formatted(millis));
      results.put("… calls / bytes freed", "%,d / %,d".formatted(pruned.calls(), freed));
      results.put("… longest 100 stored / page, the 2 s before", before);
      results.put("… longest 100 stored / page, meanwhile", longest(writer, reader));
    }
    StoreBench.delete(copy);
  }

  private static String longest(Load writer, Load reader) {
    return "%.0f / %.0f"
        .formatted(writer.longest.getAndSet(0) / 1e6, reader.longest.getAndSet(0) / 1e6);
  }

  /** Does the same until it is told to stop, and remembers the longest time it took. */
  private static final class Load extends Thread {
    private final AtomicLong longest = new AtomicLong();
    private final AtomicBoolean done;
    private final Runnable action;

    Load(AtomicBoolean done, Runnable action) {
      this.done = done;
      this.action = action;
    }

    @Override
    public void run() {
      while (!done.get()) {
        long begin = System.nanoTime();
        action.run();
        long took = System.nanoTime() - begin;
        longest.accumulateAndGet(took, Math::max);
      }
    }
  }
}
