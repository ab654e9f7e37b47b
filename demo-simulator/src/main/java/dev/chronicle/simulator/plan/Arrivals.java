package dev.chronicle.simulator.plan;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** How requests follow one another at a given rate. */
public enum Arrivals {
  /** As from many people who know nothing of each other: exponential gaps, bunches and lulls. */
  POISSON {
    @Override
    double nextGap(RandomGenerator random) {
      return -Math.log1p(-random.nextDouble());
    }
  },
  /** As from a metronome: the same gap each time. */
  EVEN {
    @Override
    double nextGap(RandomGenerator random) {
      return 1;
    }
  };

  /** Returns the name that people see, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name as {@link #label()} writes it, in upper or lower case.
   *
   * @throws IllegalArgumentException if there are no such arrivals
   */
  public static Arrivals parse(String text) {
    for (Arrivals arrivals : values()) {
      if (arrivals.label().equalsIgnoreCase(text)) {
        return arrivals;
      }
    }
    throw new IllegalArgumentException("arrivals must be poisson or even, was: " + text);
  }

  /** Draws the gap to the next request, in units of the mean gap. */
  abstract double nextGap(RandomGenerator random);
}
