package dev.chronicle.capture.sampling;

import java.util.concurrent.ThreadLocalRandom;

/** Admits a share of calls at random. */
final class RateSampler implements Sampler {
  private final double rate;

  RateSampler(double rate) {
    if (!(rate >= 0.0 && rate <= 1.0)) {
      throw new IllegalArgumentException("rate must be between 0.0 and 1.0, was: " + rate);
    }
    this.rate = rate;
  }

  @Override
  public boolean admits(Object[] arguments, long nowNanos) {
    return rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
  }

  @Override
  public String toString() {
    return "rate(" + rate + ")";
  }
}
