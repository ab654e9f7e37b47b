package dev.chronicle.store.sqlite;

import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spreads the rollups of a range of time over buckets. */
final class TimelineReader {
  private static final int MANY = 24;

  private final Snapshot snapshot;
  private final RollupRead rollups;

  TimelineReader(Snapshot snapshot) {
    this.snapshot = snapshot;
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
      // the same while the range moves on.
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
    Timeline.Bucket[] all = new Timeline.Bucket[(int) ((end - first + width - 1) / width)];
    fill(all, first, width, functionName);
    return new Timeline(Duration.ofSeconds(width), Arrays.asList(all));
  }

  private void fill(Timeline.Bucket[] buckets, long first, long width, String functionName)
      throws SQLException {
    BucketKey[] keys = new BucketKey[buckets.length];
    for (int i = 0; i < buckets.length; i++) {
      keys[i] = key(functionName, first + i * width, width);
      buckets[i] = keys[i] == null ? null : snapshot.buckets().get(keys[i]);
    }
    for (int from = 0; from < buckets.length; from++) {
      if (buckets[from] == null) {
        int to = from + 1;
        while (to < buckets.length && buckets[to] == null) {
          to++;
        }
        read(buckets, from, to, first, width, functionName);
        for (int i = from; i < to; i++) {
          if (keys[i] != null) {
            snapshot.buckets().put(keys[i], buckets[i]);
          }
        }
      }
    }
  }

  /** Returns what a bucket is kept by; {@code null} if calls may still come into it. */
  private BucketKey key(String functionName, long start, long width) {
    List<Part> within = rollups.partsBetween(start, start + width);
    return within.isEmpty() || within.stream().anyMatch(Part::isLive)
        ? null
        : new BucketKey(functionName, start, width, SealedSums.Version.of(within));
  }

  private void read(
      Timeline.Bucket[] buckets, int from, int to, long first, long width, String functionName)
      throws SQLException {
    Map<Long, List<StoredRollup>> byBucket = new HashMap<>();
    rollups.eachInBuckets(
        first + from * width,
        first + to * width,
        width,
        functionName,
        (start, function, service, rollup) ->
            byBucket.computeIfAbsent(start, bucket -> new ArrayList<>()).add(rollup));
    String name = functionName == null ? "" : functionName;
    Rollup rollup = new Rollup();
    for (int i = from; i < to; i++) {
      long start = first + i * width;
      rollup.clear();
      byBucket.getOrDefault(start, List.of()).forEach(rollup::add);
      buckets[i] =
          new Timeline.Bucket(
              Instant.ofEpochSecond(start), rollup.toStats(name), rollup.toCoarseDistribution());
    }
  }
}
