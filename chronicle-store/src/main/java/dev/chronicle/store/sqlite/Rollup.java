package dev.chronicle.store.sqlite;

import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** What some calls amount to. Adds up exactly; can be used again. Not thread-safe. */
final class Rollup {
  private final DurationHistogram histogram = new DurationHistogram();
  private long calls;
  private long errors;
  private Duration total = Duration.ZERO;
  private long maxNanos;

  void add(long durationNanos, boolean isError) {
    calls++;
    errors += isError ? 1 : 0;
    total = total.plusNanos(durationNanos);
    maxNanos = Math.max(maxNanos, durationNanos);
    histogram.record(durationNanos);
  }

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

  /** Binds {@link StoredRollup#COLUMNS}, the first of them at {@code index}. */
  void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setLong(index, calls);
    statement.setLong(index + 1, errors);
    statement.setLong(index + 2, total.toSeconds());
    statement.setLong(index + 3, total.toNanosPart());
    statement.setLong(index + 4, maxNanos);
    statement.setBytes(index + 5, histogram.encode());
  }

  FunctionStats toStats(String name) {
    return new FunctionStats(
        name,
        calls,
        errors,
        total,
        percentile(50),
        percentile(95),
        percentile(99),
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
  private Duration percentile(int percent) {
    return Duration.ofNanos(Math.min(maxNanos, histogram.percentile(percent)));
  }
}
