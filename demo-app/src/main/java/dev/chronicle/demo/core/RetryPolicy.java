package dev.chronicle.demo.core;

import dev.chronicle.capture.Capture;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Decides after a failed attempt whether and when a task is tried again.
 *
 * <p>The wait is drawn evenly between nothing and a ceiling that starts at {@code base} and doubles
 * with each retry up to {@code max}: exponential back-off with full jitter, as in Marc Brooker's <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">comparison</a>.
 * So tasks that failed together do not come back together. Thread-safe if its source of random
 * numbers is.
 */
public final class RetryPolicy {
  private final Duration base;
  private final Duration max;
  private final RandomGenerator random;

  /**
   * Makes a policy.
   *
   * @param base longest wait before the first retry, positive
   * @param max longest wait before any retry, not below {@code base}
   * @param random where the waits are drawn from
   * @throws IllegalArgumentException if a duration is out of its bounds
   */
  public RetryPolicy(Duration base, Duration max, RandomGenerator random) {
    if (base.isZero() || base.isNegative()) {
      throw new IllegalArgumentException("base must be positive, was: " + base);
    }
    if (max.compareTo(base) < 0) {
      throw new IllegalArgumentException("max must not be below " + base + ", was: " + max);
    }
    this.base = base;
    this.max = max;
    this.random = random;
  }

  /**
   * Decides what becomes of a claimed or processing task whose attempt failed.
   *
   * @param retryable whether trying again may help
   */
  @Capture(name = "decide_retry")
  public Verdict afterFailure(Task task, boolean retryable, Instant now) {
    if (!retryable || !task.hasRetriesLeft()) {
      return new Verdict.GiveUp();
    }
    long micros = random.nextLong(toMicros(ceiling(task.retryCount())) + 1);
    return new Verdict.TryAgain(now.plusNanos(micros * 1_000));
  }

  private Duration ceiling(int retriesBefore) {
    Duration ceiling = base;
    for (int i = 0; i < retriesBefore && ceiling.compareTo(max) < 0; i++) {
      ceiling = ceiling.multipliedBy(2);
    }
    return ceiling.compareTo(max) < 0 ? ceiling : max;
  }

  private static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
