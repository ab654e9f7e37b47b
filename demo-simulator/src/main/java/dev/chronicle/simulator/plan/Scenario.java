package dev.chronicle.simulator.plan;

import java.util.Locale;

/** A course that traffic takes over a run. */
public enum Scenario {
  /** The same rate from start to end. */
  STEADY(0, 0) {
    @Override
    double factorAt(long second, long length) {
      return 1;
    }
  },
  /**
   * Five times the rate for ten seconds of each minute, from the twentieth; in a run shorter than a
   * minute for the same share of it.
   */
  SPIKE(0, 0) {
    @Override
    double factorAt(long second, long length) {
      long cycle = Math.min(length, DEFAULT_LENGTH);
      double phase = (double) (second % cycle) / cycle;
      return phase >= 1 / 3.0 && phase < 1 / 2.0 ? 5 : 1;
    }
  },
  /**
   * Impatient clients before a server that has trouble: 30 % of calls fail on purpose unless
   * another error rate is asked for, and each that failed is sent again at once, up to three times.
   */
  RETRY_STORM(3, 0.3) {
    @Override
    double factorAt(long second, long length) {
      return 1;
    }
  },
  /** From a tenth of the rate up to all of it, over the run's length or its first minute. */
  RAMP(0, 0) {
    @Override
    double factorAt(long second, long length) {
      return 0.1 + 0.9 * Math.min(1, (second + 1.0) / length);
    }
  };

  /** What a run without a set duration is measured by, in seconds. */
  private static final long DEFAULT_LENGTH = 60;

  private final int maxRetries;
  private final double errorRate;

  Scenario(int maxRetries, double errorRate) {
    this.maxRetries = maxRetries;
    this.errorRate = errorRate;
  }

  /** Returns how often a request that failed is sent again. */
  public int maxRetries() {
    return maxRetries;
  }

  /** Returns the error rate that belongs to this course; 0 where it needs none. */
  double errorRate() {
    return errorRate;
  }

  /**
   * Reads a name as {@link #label()} writes it, in upper or lower case.
   *
   * @throws IllegalArgumentException if there is no such scenario
   */
  public static Scenario parse(String text) {
    for (Scenario scenario : values()) {
      if (scenario.label().equalsIgnoreCase(text)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException(
        "scenario must be steady, spike, retry-storm or ramp, was: " + text);
  }

  /** Returns the name that people see, in lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns what the rate is multiplied by, always above 0; it is constant within each second.
   *
   * @param second whole seconds since the run started, 0 or more
   * @param limit how long the run lasts
   */
  public double factorAt(long second, RunLimit limit) {
    long length =
        limit.duration().map(duration -> Math.max(1, duration.toSeconds())).orElse(DEFAULT_LENGTH);
    return factorAt(second, length);
  }

  abstract double factorAt(long second, long length);
}
