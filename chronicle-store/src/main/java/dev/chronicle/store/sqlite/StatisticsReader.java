package dev.chronicle.store.sqlite;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionLosses;
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

  private static final Comparator<FunctionLosses> MOST_LOST_FIRST =
      Comparator.comparingLong(FunctionLosses::count)
          .reversed()
          .thenComparing(FunctionLosses::name);

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

  /** Returns how many calls of each version of each service there are. */
  Map<ServiceId, Long> services() throws SQLException {
    Map<ServiceId, Long> calls =
        new TreeMap<>(Comparator.comparing(ServiceId::name).thenComparing(ServiceId::version));
    rollups.eachOf(
        TimeRange.ALL,
        (start, function, service, rollup) ->
            calls.merge(snapshot.service(service), rollup.calls(), Long::sum));
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
    List<FunctionLosses> losses = losses(range);
    return new CallStatistics(total.toStats(""), byFunction, sum(losses), losses);
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

  /** Returns what is missing, by function, most first. */
  private List<FunctionLosses> losses(TimeRange range) throws SQLException {
    Map<String, Map<DropReason, Long>> dropped = new TreeMap<>();
    Map<String, Long> withoutValues = new TreeMap<>();
    PreparedStatement select =
        snapshot
            .reader()
            .prepare(
                "SELECT function, reason, sum(calls) FROM dropped WHERE minute >= ? AND minute < ?"
                    + " GROUP BY function, reason",
                range.since() == null ? Long.MIN_VALUE : minute(range.since()),
                range.until() == null
                    ? Long.MAX_VALUE
                    : Granule.end(range.until(), Granule.MINUTE) / Granule.MINUTE);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        int function = rows.getInt(1);
        String name = function == LossTable.ANY_FUNCTION ? "" : snapshot.function(function).name();
        Map<DropReason, Long> reasons =
            dropped.computeIfAbsent(name, each -> new EnumMap<>(DropReason.class));
        if (rows.getString(2).equals(LossTable.WITHOUT_VALUES)) {
          withoutValues.merge(name, rows.getLong(3), Long::sum);
        } else {
          reasons.merge(DropReason.valueOf(rows.getString(2)), rows.getLong(3), Long::sum);
        }
      }
    }
    List<FunctionLosses> losses = new ArrayList<>();
    dropped.forEach(
        (name, reasons) ->
            losses.add(new FunctionLosses(name, reasons, withoutValues.getOrDefault(name, 0L))));
    losses.sort(MOST_LOST_FIRST);
    return losses;
  }

  private static Map<DropReason, Long> sum(List<FunctionLosses> losses) {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (FunctionLosses function : losses) {
      function.dropped().forEach((reason, calls) -> dropped.merge(reason, calls, Long::sum));
    }
    return dropped;
  }

  /** Returns the minute since 1970 that losses at {@code time} are counted in. */
  static long minute(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Granule.MINUTE);
  }
}
