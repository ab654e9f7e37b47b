package dev.chronicle.analysis.drift;

import java.util.Locale;

/**
 * Some of many.
 *
 * @param hits how many have what is counted
 * @param of how many there are
 */
record Share(long hits, long of) {

  double value() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /** Returns the p-value of the two being the same in truth. */
  double pValue(Share other) {
    return ProportionTest.pValue(hits, of, other.hits, other.of);
  }

  double distance(Share other) {
    return Math.abs(value() - other.value());
  }

  /** Says whether the difference is at least this part of the smaller of the two. */
  boolean differsBy(double minimumChange, Share other) {
    return distance(other) >= minimumChange * Math.min(value(), other.value());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %% (%,d of %,d)", value() * 100, hits, of);
  }
}
