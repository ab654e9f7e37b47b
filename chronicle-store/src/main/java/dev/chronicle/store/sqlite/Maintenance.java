package dev.chronicle.store.sqlite;

import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store in order, on a thread of its own: looks whether the file is still there, moves what
 * is no longer new into segments, sets aside what is damaged, drops what is beyond the limits and
 * accounts for programs that were killed.
 */
final class Maintenance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(10);

  private final DatabaseFile file;
  private final MaintenanceLock lock;
  private final SegmentMover mover;
  private final Scrub scrub;
  private final Renewal renewal;
  private final SettingAside settingAside;
  private final Pruning pruning;
  private final Runs runs;
  private final Retention retention;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;
  private volatile boolean closed;
  private String lastTrouble;

  Maintenance(
      DatabaseFile file,
      MaintenanceLock lock,
      SegmentMover mover,
      Scrub scrub,
      Renewal renewal,
      SettingAside settingAside,
      Pruning pruning,
      Runs runs,
      Retention retention,
      Clock clock) {
    this.file = file;
    this.lock = lock;
    this.mover = mover;
    this.scrub = scrub;
    this.renewal = renewal;
    this.settingAside = settingAside;
    this.pruning = pruning;
    this.runs = runs;
    this.retention = retention;
    this.clock = clock;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread worker = new Thread(work, "chronicle-maintenance");
              worker.setDaemon(true);
              return worker;
            });
  }

  void start() {
    repeat(BETWEEN_ROUNDS, this::round);
    if (!retention.equals(Retention.UNLIMITED)) {
      repeat(BETWEEN_PRUNINGS, () -> pruning.prune(retention, clock.instant()));
    }
  }

  /** Does at once what is otherwise done once a second. */
  void roundNow() {
    runNow(this::round);
  }

  /**
   * Does something that only one process may do at a time.
   *
   * @throws StoreException if another process works, and goes on for too long
   */
  void runNow(Runnable action) {
    try {
      if (!lock.run(PATIENCE, action)) {
        throw new StoreException(
            StoreException.Reason.BUSY, "another process is moving or dropping calls: try again");
      }
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          file.path() + " cannot be kept in order: " + failure.getMessage(),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Reason.FAILED, "interrupted while another process works", interrupted);
    }
  }

  private void round() {
    if (isTruncated()) {
      return;
    }
    scrub.run().ifPresent(renewal::renew);
    settingAside.setAside();
    runs.settle();
    while (!closed && mover.moveOldest()) {
      LOG.debug("{}: moved calls into a segment", file.path());
    }
  }

  /** Checks that the file is there; begins another if it is not all there. */
  private boolean isTruncated() {
    try {
      file.requireThere();
      return false;
    } catch (StoreException failure) {
      if (failure.reason() != StoreException.Reason.DAMAGED) {
        throw failure;
      }
      renewal.renew(failure.getMessage());
      return true;
    }
  }

  /** Stops; waits for what is under way. */
  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_AT_CLOSE.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("{} is closed while it is kept in order", file.path());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void repeat(Duration delay, Runnable action) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> attempt(action), delay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  // Whatever goes wrong is tried again; it is logged once as long as it is the same. What a store
  // that closes interrupts is no trouble.
  private void attempt(Runnable action) {
    try {
      lock.tryRun(action);
      trouble(null);
    } catch (IOException | StoreException failure) {
      trouble(closed ? null : failure.getMessage());
    } catch (RuntimeException failure) {
      trouble(closed ? null : failure.toString());
    }
  }

  private void trouble(String trouble) {
    if (trouble != null && !Objects.equals(trouble, lastTrouble)) {
      LOG.error("{}", trouble);
    }
    lastTrouble = trouble;
  }
}
