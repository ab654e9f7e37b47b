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
  private static final int SMALLEST_FOR_STIRLING = 16;

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
    long highest = Math.min(hits, of1);
    double observed = logProbability(hits1, of1, hits, of2);
    double sum = 0;
    for (long k = lowest; k <= highest; k++) {
      double log = logProbability(k, of1, hits, of2);
      if (log <= observed + TOLERANCE) {
        sum += Math.exp(log);
      }
    }
    return Math.min(1, sum);
  }

  /** The hypergeometric distribution. */
  private static double logProbability(long hits1, long of1, long hits, long of2) {
    return logChoose(of1, hits1) + logChoose(of2, hits - hits1) - logChoose(of1 + of2, hits);
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /** Stirling's series, whose next term is below 1e-9 here. */
  private static double logFactorial(long n) {
    if (n < SMALLEST_FOR_STIRLING) {
      double product = 1;
      for (long i = 2; i <= n; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double x = n;
    return x * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI * x)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x)
        + 1 / (1260 * Math.pow(x, 5));
  }

  private static double approximate(long hits1, long of1, long hits2, long of2) {
    double pooled = (double) (hits1 + hits2) / (of1 + of2);
    double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / of1 + 1.0 / of2));
    double z = ((double) hits1 / of1 - (double) hits2 / of2) / deviation;
    return Normal.twoSided(z);
  }
}
