package dev.chronicle.analysis.drift;

/**
 * How likely two shares are to differ as much as they do, or more, if in truth they are the same.
 *
 * <p>Fisher's exact test, two-sided (R. A. Fisher, "On the interpretation of χ² from contingency
 * tables, and the calculation of P", 1922): the sum over all tables with the same margins that are
 * no more likely than the one observed. Where that sum would be long, the z-test of two proportions
 * with pooled variance, which it comes close to then.
 */
final class ProportionTest {
  private static final long MOST_TERMS = 10_000;
  // Tables as likely as the observed one must not be lost to rounding.
  private static final double TOLERANCE = 1e-7;

  private ProportionTest() {}

  /**
   * Returns the p-value, 0 to 1; 1 where one side is empty.
   *
   * @param hits1 how many of the first side
   * @param of1 the size of the first side
   */
  static double pValue(long hits1, long of1, long hits2, long of2) {
    long hits = hits1 + hits2;
    long misses = of1 + of2 - hits;
    if (of1 == 0 || of2 == 0 || hits == 0 || misses == 0) {
      return 1;
    }
    if (misses < hits) {
      return pValue(of1 - hits1, of1, of2 - hits2, of2);
    }
    return hits <= MOST_TERMS ? exact(hits1, of1, hits, of2) : approximate(hits1, of1, hits2, of2);
  }

  private static double exact(long hits1, long of1, long hits, long of2) {
    long lowest = Math.max(0, hits - of2);
    double[] likelihoods = likelihoods(lowest, Math.min(hits, of1), of1, hits, of2);
    double observed = likelihoods[(int) (hits1 - lowest)] * (1 + TOLERANCE);
    double sum = 0;
    double noMoreLikely = 0;
    for (double likelihood : likelihoods) {
      sum += likelihood;
      noMoreLikely += likelihood <= observed ? likelihood : 0;
    }
    return noMoreLikely / sum;
  }

  /**
   * Returns the hypergeometric distribution as multiples of its highest value. Each is made of its
   * neighbour, as factorials take far longer; what is too unlikely for a number counts as 0.
   */
  private static double[] likelihoods(long lowest, long highest, long of1, long hits, long of2) {
    double[] likelihoods = new double[(int) (highest - lowest) + 1];
    long mode = (long) ((of1 + 1.0) * (hits + 1.0) / (of1 + of2 + 2.0));
    mode = Math.max(lowest, Math.min(highest, mode));
    likelihoods[(int) (mode - lowest)] = 1;
    for (long k = mode; k < highest; k++) {
      likelihoods[(int) (k + 1 - lowest)] =
          likelihoods[(int) (k - lowest)] * step(k, of1, hits, of2);
    }
    for (long k = mode - 1; k >= lowest; k--) {
      likelihoods[(int) (k - lowest)] =
          likelihoods[(int) (k + 1 - lowest)] / step(k, of1, hits, of2);
    }
    return likelihoods;
  }

  /** Returns how much more likely one hit more of the first side is. */
  private static double step(long k, long of1, long hits, long of2) {
    return (double) (of1 - k) / (k + 1) * (hits - k) / (of2 - hits + k + 1);
  }

  private static double approximate(long hits1, long of1, long hits2, long of2) {
    double pooled = (double) (hits1 + hits2) / (of1 + of2);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / of1 + 1.0 / of2));
    double z = ((double) hits1 / of1 - (double) hits2 / of2) / deviation;
    return Normal.twoSided(z);
  }
}
