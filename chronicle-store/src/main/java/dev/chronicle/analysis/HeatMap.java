package dev.chronicle.analysis;

import dev.chronicle.store.DurationDistribution.Bin;
import dev.chronicle.store.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * How durations are spread, over time: a column for each piece of time, a row for each band of
 * durations.
 *
 * @param width how long the time of a column is
 * @param columns when each begins, oldest first
 * @param bands durations of each row, shortest first, without those that no call fell into
 * @param calls how many calls, by column, and within that by band
 * @param most the highest number among {@code calls}; 0 if there are none
 */
public record HeatMap(
    Duration width, List<Instant> columns, List<Band> bands, List<List<Long>> calls, long most) {

  /**
   * Durations of a row.
   *
   * @param from shortest, inclusive
   * @param to longest, inclusive
   */
  public record Band(Duration from, Duration to) {}

  public HeatMap {
    columns = List.copyOf(columns);
    bands = List.copyOf(bands);
    calls = calls.stream().map(List::copyOf).toList();
  }

  static HeatMap of(Timeline timeline) {
    TreeMap<Duration, Band> bands = new TreeMap<>();
    for (Timeline.Bucket bucket : timeline.buckets()) {
      for (Bin bin : bucket.durations().bins()) {
        bands.putIfAbsent(bin.from(), new Band(bin.from(), bin.to()));
      }
    }
    List<Duration> order = List.copyOf(bands.keySet());
    List<List<Long>> calls = new ArrayList<>();
    long most = 0;
    for (Timeline.Bucket bucket : timeline.buckets()) {
      long[] column = new long[order.size()];
      for (Bin bin : bucket.durations().bins()) {
        column[order.indexOf(bin.from())] += bin.calls();
        most = Math.max(most, bin.calls());
      }
      calls.add(Arrays.stream(column).boxed().toList());
    }
    return new HeatMap(
        timeline.width(),
        timeline.buckets().stream().map(Timeline.Bucket::start).toList(),
        List.copyOf(bands.values()),
        calls,
        most);
  }
}
