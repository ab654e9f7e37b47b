package dev.chronicle.store.sqlite;

import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spreads the rollups of a range of time over buckets. */
final class TimelineReader {
  private static final int MANY = 24;

  private final RollupRead rollups;

  TimelineReader(Snapshot snapshot) {
    this.rollups = new RollupRead(snapshot);
  }

  Timeline read(TimeRange range, String functionName, int buckets) throws SQLException {
    Instant oldest = rollups.oldest();
    Instant since = range.since() == null ? oldest : range.since();
    Instant until = range.until() == null ? rollups.newest().plusMillis(1) : range.until();
    if (since == null || !since.isBefore(until)) {
      return new Timeline(Duration.ofSeconds(Granule.MINUTE), List.of());
    }
    int granule = Granule.of(new TimeRange(since, until), rollups.newest());
    long width = granule;
    long first = Granule.first(since, granule);
    long end = Granule.end(until, granule);
    if ((end - first + width - 1) / width > buckets) {
      // Of many buckets one is spared, so that they can begin at multiples of their width and stay
      // the same, and their sums kept, while the range moves on.
      boolean aligned = buckets >= MANY;
      int whole = aligned ? buckets - 1 : buckets;
      width = Granule.ceil((end - first + whole - 1) / whole, granule);
      // Buckets of hours can be made of far fewer rollups, if they begin at a full hour.
      if (width >= Granule.HOUR) {
        first = Granule.floor(first, Granule.HOUR);
        width = Granule.ceil((end - first + whole - 1) / whole, Granule.HOUR);
      }
      first = aligned ? Math.floorDiv(first, width) * width : first;
    }
    return spread(first, end, width, functionName);
  }

  private Timeline spread(long first, long end, long width, String functionName)
      throws SQLException {
    Map<Long, List<StoredRollup>> byBucket = new HashMap<>();
    rollups.eachInBuckets(
        first,
        end,
        width,
        functionName,
        (start, function, service, rollup) ->
            byBucket.computeIfAbsent(start, bucket -> new ArrayList<>()).add(rollup));
    List<Timeline.Bucket> buckets = new ArrayList<>();
    String name = functionName == null ? "" : functionName;
    Rollup rollup = new Rollup();
    for (long start = first; start < end; start += width) {
      rollup.clear();
      byBucket.getOrDefault(start, List.of()).forEach(rollup::add);
      buckets.add(
          new Timeline.Bucket(
              Instant.ofEpochSecond(start), rollup.toStats(name), rollup.toCoarseDistribution()));
    }
    return new Timeline(Duration.ofSeconds(width), buckets);
  }
}
