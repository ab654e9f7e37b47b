package dev.chronicle.analysis.drift;

import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.DurationDistribution.Bin;
import java.time.Duration;
import java.util.List;

/**
 * How likely two samples of durations are to differ as much as they do, or more, if in truth they
 * come from one distribution: the two-sample test of Kolmogorov and Smirnov, on the bins that a
 * store counts in. Within a bin nothing can be told apart, which makes the test a little more
 * careful than it is on the durations themselves.
 */
final class DistributionTest {
  private static final int TERMS = 100;
  private static final double SMALLEST_TERM = 1e-18;
  private static final double SMALLEST_LAMBDA = 0.2;

  private DistributionTest() {}

  /** Returns the p-value, 0 to 1; 1 where one side is empty. */
  static double pValue(DurationDistribution first, DurationDistribution second) {
    double n1 = first.calls();
    double n2 = second.calls();
    if (n1 == 0 || n2 == 0) {
      return 1;
    }
    double size = Math.sqrt(n1 * n2 / (n1 + n2));
    // Stephens' correction for small samples (M. A. Stephens, J. R. Stat. Soc. B 32, 1970).
    return tail((size + 0.12 + 0.11 / size) * distance(first, second));
  }

  /**
   * Returns the greatest distance between the two cumulative distributions, 0 to 1; 0 where both
   * are empty.
   */
  static double distance(DurationDistribution first, DurationDistribution second) {
    List<Bin> left = first.bins();
    List<Bin> right = second.bins();
    double n1 = Math.max(1, first.calls());
    double n2 = Math.max(1, second.calls());
    long passed1 = 0;
    long passed2 = 0;
    double greatest = 0;
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      Duration next = earlier(end(left, i), end(right, j));
      if (next.equals(end(left, i))) {
        passed1 += left.get(i++).calls();
      }
      if (next.equals(end(right, j))) {
        passed2 += right.get(j++).calls();
      }
      greatest = Math.max(greatest, Math.abs(passed1 / n1 - passed2 / n2));
    }
    return greatest;
  }

  private static Duration end(List<Bin> bins, int index) {
    return index < bins.size() ? bins.get(index).to() : null;
  }

  private static Duration earlier(Duration one, Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * Kolmogorov's limit distribution: the probability of a value above {@code lambda} (A.
   * Kolmogorov, 1933; N. Smirnov, Ann. Math. Stat. 19, 1948).
   */
  static double tail(double lambda) {
    if (lambda < SMALLEST_LAMBDA) {
      return 1;
    }
    double sum = 0;
    double sign = 1;
    for (int k = 1; k <= TERMS; k++) {
      double term = Math.exp(-2 * lambda * lambda * k * k);
      sum += sign * term;
      if (term < SMALLEST_TERM) {
        break;
      }
      sign = -sign;
    }
    return Math.max(0, Math.min(1, 2 * sum));
  }
}
