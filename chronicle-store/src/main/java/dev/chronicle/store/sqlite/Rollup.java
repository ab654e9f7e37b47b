package dev.chronicle.store.sqlite;

import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.time.Duration;

/** What some calls amount to. Adds up exactly; can be used again. Not thread-safe. */
final class Rollup {
  private final DurationHistogram histogram = new DurationHistogram();
  private long calls;
  private long errors;
  private Duration total = Duration.ZERO;
  private long maxNanos;

  void add(StoredRollup stored) {
    calls += stored.calls();
    errors += stored.errors();
    total = total.plus(Duration.ofSeconds(stored.totalSeconds(), stored.totalNanos()));
    maxNanos = Math.max(maxNanos, stored.maxNanos());
    try {
      histogram.add(stored.histogram());
    } catch (IllegalArgumentException damaged) {
      throw new StoreException(
          Reason.DAMAGED, "a rollup is damaged: " + damaged.getMessage(), damaged);
    }
  }

  void add(Rollup other) {
    calls += other.calls;
    errors += other.errors;
    total = total.plus(other.total);
    maxNanos = Math.max(maxNanos, other.maxNanos);
    histogram.add(other.histogram);
  }

  StoredRollup toStored() {
    return new StoredRollup(
        calls, errors, total.toSeconds(), total.toNanosPart(), maxNanos, histogram.encode());
  }

  FunctionStats toStats(String name) {
    long[] percentiles = histogram.percentiles(50, 95, 99);
    return new FunctionStats(
        name,
        calls,
        errors,
        total,
        upToLongest(percentiles[0]),
        upToLongest(percentiles[1]),
        upToLongest(percentiles[2]),
        Duration.ofNanos(maxNanos));
  }

  /** Returns the durations in bins of three significant digits. */
  DurationDistribution toDistribution() {
    return histogram.toDistribution();
  }

  /** Returns the durations in bins whose bounds are 1, 2 and 5 times a power of ten. */
  DurationDistribution toCoarseDistribution() {
    return histogram.toCoarseDistribution();
  }

  /** Makes this as good as new. */
  void clear() {
    histogram.clear();
    calls = 0;
    errors = 0;
    total = Duration.ZERO;
    maxNanos = 0;
  }

  // A bucket reaches a little beyond the longest duration in it.
  private Duration upToLongest(long nanos) {
    return Duration.ofNanos(Math.min(maxNanos, nanos));
  }
}
