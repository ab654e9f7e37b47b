package dev.chronicle.analysis.drift;

/**
 * How closely to look, and what counts.
 *
 * @param sample how many calls of each function and side are looked at, at most, where statistics
 *     do not suffice; the newest are taken
 * @param significance the chance of a false alarm, over all comparisons together, that is accepted;
 *     above 0, below 1
 * @param minimumChange how large a difference must be to count, as a share of what was before: 0.2
 *     leaves out what is less than 20 % more or less
 */
public record DriftSettings(int sample, double significance, double minimumChange) {

  /** A thousand calls, 1 %, 20 %. */
  public static final DriftSettings DEFAULT = new DriftSettings(1_000, 0.01, 0.2);

  public DriftSettings {
    if (sample < 1) {
      throw new IllegalArgumentException("sample must be positive, was: " + sample);
    }
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException(
          "significance must be above 0 and below 1, was: " + significance);
    }
    if (!(minimumChange >= 0)) {
      throw new IllegalArgumentException(
          "minimumChange must not be negative, was: " + minimumChange);
    }
  }
}
