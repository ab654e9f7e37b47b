package dev.chronicle.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the calls of a range of time amount to, piece by piece. Immutable.
 *
 * @param width how long each bucket lasts
 * @param buckets oldest first, without gaps, those without calls included
 */
public record Timeline(Duration width, List<Bucket> buckets) {
  public Timeline {
    buckets = List.copyOf(buckets);
  }

  /**
   * What the calls that started in one piece of time amount to.
   *
   * @param start when it begins
   * @param stats counts and durations; the {@link FunctionStats#name()} is the one asked for, empty
   *     for all functions
   * @param durations how they are spread, in bins whose bounds are 1, 2 and 5 times a power of ten,
   *     the same in every bucket
   */
  public record Bucket(Instant start, FunctionStats stats, DurationDistribution durations) {}
}
