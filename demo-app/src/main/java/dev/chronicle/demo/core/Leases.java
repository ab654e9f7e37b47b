package dev.chronicle.demo.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Hands out leases that start now.
 *
 * @param clock tells the time, to the microsecond
 * @param length how long a worker has a task without a sign of life, positive
 */
public record Leases(Clock clock, Duration length) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Leases {
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException("length must be positive, was: " + length);
    }
  }

  /**
   * Returns a lease for a worker.
   *
   * @throws InvalidValueException if the worker's name breaks its rule
   */
  public Lease startingNow(String workerId) {
    Instant now = now();
    return new Lease(workerId, now, now.plus(length));
  }

  /** Returns the time. */
  public Instant now() {
    return clock.instant();
  }
}
