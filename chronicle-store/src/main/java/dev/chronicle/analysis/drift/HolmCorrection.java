package dev.chronicle.analysis.drift;

import java.util.stream.IntStream;

/**
 * Corrects p-values for their number, so that the chance that any one of all findings is a false
 * alarm stays below the level of significance (S. Holm, "A simple sequentially rejective multiple
 * test procedure", Scand. J. Stat. 6, 1979).
 */
final class HolmCorrection {
  private HolmCorrection() {}

  /** Returns the corrected p-values in the same order. */
  static double[] correct(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[pValues.length];
    double highest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double scaled = pValues[ascending[rank]] * (pValues.length - rank);
      highest = Math.max(highest, Math.min(1, scaled));
      corrected[ascending[rank]] = highest;
    }
    return corrected;
  }
}
