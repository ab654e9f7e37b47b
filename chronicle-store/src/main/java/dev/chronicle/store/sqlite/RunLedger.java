package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.DropReason;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.CaptureRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, a hundred times a second, what became of this program's calls, and keeps that in a {@link
 * RunFile}. What is stored is counted in the database, by the transaction that stores it; after a
 * kill, the difference of both is what was on its way. Thread-safe.
 */
final class RunLedger {
  private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);
  private static final Duration BETWEEN_COUNTS = Duration.ofMillis(10);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final String id = UUID.randomUUID().toString();
  private final CaptureRun run;
  private final Path store;
  private final Clock clock;
  private final Instant started;
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread thread = new Thread(this::keepCounting, "chronicle-ledger");
  private volatile RunFile file;
  private volatile boolean closing;
  private RunCounts written;

  private RunLedger(CaptureRun run, Path store, Clock clock) {
    this.run = run;
    this.store = store;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Begins to count for a program that records into the store in a file. */
  static RunLedger open(CaptureRun run, Path store, Clock clock) {
    RunLedger ledger = new RunLedger(run, store, clock);
    ledger.count(false);
    ledger.thread.setDaemon(true);
    ledger.thread.start();
    return ledger;
  }

  String id() {
    return id;
  }

  /** Returns what the program says of itself; nothing as long as there is no room for its file. */
  Optional<Run> run() {
    return file == null
        ? Optional.empty()
        : Optional.of(new Run(id, run.service(), started, stored.get(), clock.instant()));
  }

  /** A batch was stored. */
  void stored(CallBatch batch) {
    stored.addAndGet(batch.calls().size());
  }

  /** A batch could not be stored. */
  void failed(CallBatch batch) {
    failed.addAndGet(batch.calls().size());
  }

  /** Counts for the last time. The file stays, and stays locked. */
  RunCounts end() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return count(true);
  }

  /** Lets go of the file. */
  void close() {
    RunFile mine = file;
    if (mine != null) {
      try {
        mine.close();
      } catch (IOException failure) {
        LOG.debug("The counts of this run were not closed in order", failure);
      }
    }
  }

  private void keepCounting() {
    while (!closing) {
      LockSupport.parkNanos((file == null ? BETWEEN_ATTEMPTS : BETWEEN_COUNTS).toNanos());
      // A thread that stays interrupted does not park.
      Thread.interrupted();
      count(false);
    }
  }

  private synchronized RunCounts count(boolean last) {
    RunCounts counts = counts(last);
    try {
      if (file == null) {
        file = RunFile.create(store, id);
      }
      if (!counts.countsSameAs(written)) {
        file.write(counts);
        written = counts;
      }
    } catch (IOException failure) {
      LOG.debug("The counts of this run could not be written", failure);
    }
    return counts;
  }

  private RunCounts counts(boolean last) {
    Instant now = clock.instant();
    CaptureMetrics metrics = run.metrics().get();
    Map<DropReason, Long> dropped = new EnumMap<>(metrics.dropped());
    dropped.put(DropReason.SAMPLED_OUT, metrics.sampledOut());
    // Others may share the work: what counts here is what this store refused.
    dropped.put(DropReason.SINK_FAILED, failed.get());
    dropped.values().removeIf(calls -> calls == 0);
    return new RunCounts(run.service(), started, now, metrics.offered(), dropped, last);
  }
}
