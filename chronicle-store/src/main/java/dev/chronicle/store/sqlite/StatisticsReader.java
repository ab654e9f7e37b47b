package dev.chronicle.store.sqlite;

import dev.chronicle.call.DropReason;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers questions about counts and durations from rollups alone. */
final class StatisticsReader {
  private static final Comparator<FunctionStats> MOST_CALLS_FIRST =
      Comparator.comparingLong(FunctionStats::calls).reversed().thenComparing(FunctionStats::name);

  private final Snapshot snapshot;
  private final RollupRead rollups;

  StatisticsReader(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.rollups = new RollupRead(snapshot);
  }

  SortedMap<String, Long> functions() throws SQLException {
    SortedMap<String, Long> calls = new TreeMap<>();
    rollups.eachOf(
        TimeRange.ALL,
        (start, function, service, rollup) ->
            calls.merge(snapshot.function(function).name(), rollup.calls(), Long::sum));
    return calls;
  }

  CallStatistics statistics(TimeRange range, String serviceVersion) throws SQLException {
    List<FunctionStats> byFunction = new ArrayList<>();
    Rollup total = new Rollup();
    Rollup one = new Rollup();
    for (Map.Entry<String, List<StoredRollup>> function :
        byName(range, null, serviceVersion).entrySet()) {
      one.clear();
      function.getValue().forEach(one::add);
      byFunction.add(one.toStats(function.getKey()));
      total.add(one);
    }
    byFunction.sort(MOST_CALLS_FIRST);
    return new CallStatistics(total.toStats(""), byFunction, dropped(range));
  }

  DurationDistribution durations(TimeRange range, String functionName, String serviceVersion)
      throws SQLException {
    Rollup all = new Rollup();
    byName(range, functionName, serviceVersion).values().forEach(some -> some.forEach(all::add));
    return all.toDistribution();
  }

  private SortedMap<String, List<StoredRollup>> byName(
      TimeRange range, String functionName, String serviceVersion) throws SQLException {
    SortedMap<String, List<StoredRollup>> byName = new TreeMap<>();
    rollups.eachOf(
        range,
        (start, function, service, rollup) -> {
          String name = snapshot.function(function).name();
          if ((functionName == null || functionName.equals(name))
              && (serviceVersion == null
                  || serviceVersion.equals(snapshot.service(service).version()))) {
            byName.computeIfAbsent(name, each -> new ArrayList<>()).add(rollup);
          }
        });
    return byName;
  }

  private Map<DropReason, Long> dropped(TimeRange range) throws SQLException {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    PreparedStatement select =
        snapshot
            .reader()
            .prepare(
                "SELECT reason, sum(calls) FROM dropped WHERE minute >= ? AND minute < ?"
                    + " GROUP BY reason",
                range.since() == null ? Long.MIN_VALUE : minute(range.since()),
                range.until() == null
                    ? Long.MAX_VALUE
                    : Granule.end(range.until(), Granule.MINUTE) / Granule.MINUTE);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        dropped.put(DropReason.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return dropped;
  }

  /** Returns the minute since 1970 that losses at {@code time} are counted in. */
  static long minute(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Granule.MINUTE);
  }
}
