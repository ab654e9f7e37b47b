package dev.chronicle.demo.core;

import dev.chronicle.capture.Capture;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes tasks back from workers that were not heard of in time.
 *
 * <p>Such a task is treated as if its worker had reported a failure that is worth a retry: it is
 * pending again after a back-off, or failed when its retries are used up. Thread-safe.
 */
public final class LeaseSweeper {
  private static final int BATCH = 200;

  private final LeaseStore store;
  private final RetryPolicy retries;
  private final Clock clock;

  /**
   * Makes a sweeper; it does nothing until it is told to.
   *
   * @param clock tells the time, to the microsecond
   */
  public LeaseSweeper(LeaseStore store, RetryPolicy retries, Clock clock) {
    this.store = store;
    this.retries = retries;
    this.clock = clock;
  }

  /** Says whether there is anything to sweep by now; cheap, so that it can be asked often. */
  public boolean isDue() {
    return store.isAnyExpired(clock.instant());
  }

  /**
   * Sweeps once: takes back what has run out by now, and forgets old idempotency keys.
   *
   * @return how many tasks were taken back
   */
  @Capture(name = "sweep_expired")
  public int sweep() {
    Instant now = clock.instant();
    int total = 0;
    int batch;
    do {
      batch = store.expire(now, BATCH, task -> retries.afterFailure(task, true, now));
      total += batch;
    } while (batch == BATCH);
    store.forgetKeys(now);
    return total;
  }
}
