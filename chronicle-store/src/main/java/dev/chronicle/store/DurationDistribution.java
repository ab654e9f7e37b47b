package dev.chronicle.store;

import java.time.Duration;
import java.util.List;

/**
 * How durations are spread: how many calls took how long. Immutable.
 *
 * @param bins from the shortest durations to the longest, without gaps in order but without those
 *     that no call fell into; two distributions of the same kind have the same bounds
 */
public record DurationDistribution(List<Bin> bins) {

  /** No calls at all. */
  public static final DurationDistribution NONE = new DurationDistribution(List.of());

  public DurationDistribution {
    bins = List.copyOf(bins);
  }

  /**
   * Some calls that took about equally long.
   *
   * @param from shortest duration, inclusive
   * @param to longest duration, inclusive
   * @param calls how many, positive
   */
  public record Bin(Duration from, Duration to, long calls) {}

  /** Returns how many calls there are in all. */
  public long calls() {
    return bins.stream().mapToLong(Bin::calls).sum();
  }
}
