package dev.chronicle.store.sqlite;

import java.util.Arrays;

/**
 * What is to be added to a stored rollup; small as long as there are few calls. Not thread-safe.
 */
final class RollupDelta {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private long errors;
  private long totalSeconds;
  private long totalNanos;
  private long maxNanos;
  private int[] buckets = new int[4];
  private int calls;

  void add(long durationNanos, boolean isError) {
    errors += isError ? 1 : 0;
    totalSeconds += durationNanos / NANOS_PER_SECOND;
    totalNanos += durationNanos % NANOS_PER_SECOND;
    maxNanos = Math.max(maxNanos, durationNanos);
    if (calls == buckets.length) {
      buckets = Arrays.copyOf(buckets, 2 * calls);
    }
    buckets[calls++] = DurationHistogram.bucketOf(durationNanos);
  }

  /** Returns the sum; {@code before} may be {@code null} for none. */
  StoredRollup addTo(StoredRollup before) {
    Arrays.sort(buckets, 0, calls);
    int[] sorted = Arrays.copyOf(buckets, calls);
    if (before == null) {
      return rollup(calls, errors, totalSeconds, totalNanos, maxNanos, new byte[0], sorted);
    }
    return rollup(
        before.calls() + calls,
        before.errors() + errors,
        before.totalSeconds() + totalSeconds,
        before.totalNanos() + totalNanos,
        Math.max(before.maxNanos(), maxNanos),
        before.histogram(),
        sorted);
  }

  private static StoredRollup rollup(
      long calls,
      long errors,
      long totalSeconds,
      long totalNanos,
      long maxNanos,
      byte[] histogram,
      int[] buckets) {
    return new StoredRollup(
        calls,
        errors,
        totalSeconds + totalNanos / NANOS_PER_SECOND,
        totalNanos % NANOS_PER_SECOND,
        maxNanos,
        DurationHistogram.add(histogram, buckets));
  }
}
