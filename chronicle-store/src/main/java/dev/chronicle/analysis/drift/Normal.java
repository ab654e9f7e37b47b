package dev.chronicle.analysis.drift;

/** The standard normal distribution. */
final class Normal {
  private static final int TERMS = 60;

  private Normal() {}

  /**
   * Returns the probability of a value at least as far from 0 as {@code z}.
   *
   * <p>For small {@code z} by the series of the integral, else by Laplace's continued fraction for
   * the tail (M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 1964, 26.2.10 and
   * 26.2.14).
   */
  static double twoSided(double z) {
    double x = Math.abs(z);
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (x < 3) {
      double sum = x;
      double term = x;
      for (int n = 1; n < TERMS; n++) {
        term *= -x * x / (2 * n);
        sum += term / (2 * n + 1);
      }
      return Math.max(0, 1 - 2 * sum / Math.sqrt(2 * Math.PI));
    }
    double fraction = x;
    for (int n = TERMS; n >= 1; n--) {
      fraction = x + n / fraction;
    }
    return 2 * density / fraction;
  }
}
