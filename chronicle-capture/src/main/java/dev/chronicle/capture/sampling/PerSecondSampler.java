package dev.chronicle.capture.sampling;

import java.time.Duration;

/** Admits the first calls of each second. */
final class PerSecondSampler implements Sampler {
  private final int calls;
  private final Quota quota = new Quota(Duration.ofSeconds(1).toNanos());

  PerSecondSampler(int calls) {
    if (calls < 0 || calls > Quota.MOST) {
      throw new IllegalArgumentException(
          "calls must be between 0 and " + Quota.MOST + ", was: " + calls);
    }
    this.calls = calls;
  }

  @Override
  public boolean admits(Object[] arguments, long nowNanos) {
    return quota.take(calls, nowNanos);
  }

  @Override
  public String toString() {
    return "per-second(" + calls + ")";
  }
}
