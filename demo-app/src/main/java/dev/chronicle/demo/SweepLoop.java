package dev.chronicle.demo;

import dev.chronicle.demo.core.LeaseSweeper;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps again and again while the server runs, on a thread of its own. */
final class SweepLoop implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);

  private final LeaseSweeper sweeper;
  private final Duration interval;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(SweepLoop::daemon);

  SweepLoop(LeaseSweeper sweeper, Duration interval) {
    this.sweeper = sweeper;
    this.interval = interval;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the sweep itself deals with its failures
  public void start() {
    thread.scheduleWithFixedDelay(this::sweep, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the sweep under way. */
  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(1, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      int taken = sweeper.isDue() ? sweeper.sweep() : 0;
      if (taken > 0) {
        LOG.info("Took {} tasks back from workers that were not heard of in time", taken);
      }
    } catch (RuntimeException failure) {
      LOG.warn("Could not look for expired leases, will try again: {}", failure.getMessage());
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lease-sweeper");
    thread.setDaemon(true);
    return thread;
  }
}
