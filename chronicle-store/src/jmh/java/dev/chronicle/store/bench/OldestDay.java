package dev.chronicle.store.bench;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Drops the oldest day of a copy of the store, while one thread stores and another one asks. */
final class OldestDay {
  private static final Duration RUN_IN = Duration.ofSeconds(2);

  private OldestDay() {}

  static void drop(GeneratedStore generated, Path scratch)
      throws IOException, InterruptedException {
    Path file = generated.copyTo(scratch);
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
      long before = GeneratedStore.bytes(scratch, "captures-");
      long begin = System.nanoTime();
      Duration age = Duration.between(oldest.plus(Duration.ofDays(1)), Instant.now());
      Pruned pruned = store.prune(Retention.UNLIMITED.withMaxAge(age));
      double millis = (System.nanoTime() - begin) / 1e6;
      long freed = before - GeneratedStore.bytes(scratch, "captures-");
      done.set(true);
      writer.join();
      reader.join();
      StoreBench.print(
          "oldest day dropped in %.0f ms: %,d calls, segments %,d bytes smaller; meanwhile a batch"
              + " of 100 took %.0f ms at most, a page %.0f ms at most",
          millis, pruned.calls(), freed, writer.longest.get() / 1e6, reader.longest.get() / 1e6);
    }
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
