package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.call.DropReason;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers questions about counts and durations from rollups alone. */
final class RollupReader {
  /** All calls, each once: the minutes that are folded together, and those that are not yet. */
  private static final String ALL =
      "((span_minutes = 0) OR (span_minutes = 1 AND start_minute >="
          + " (SELECT value FROM state WHERE name = 'folded_before')))";

  private static final String RANGE = "span_minutes = 1 AND start_minute >= ? AND start_minute < ?";
  private static final Comparator<FunctionStats> MOST_CALLS_FIRST =
      Comparator.comparingLong(FunctionStats::calls).reversed().thenComparing(FunctionStats::name);

  private final Reader reader;

  RollupReader(Reader reader) {
    this.reader = reader;
  }

  SortedMap<String, Long> functions() throws SQLException {
    SortedMap<String, Long> calls = new TreeMap<>();
    PreparedStatement select =
        reader.prepare(
            "SELECT f.name, sum(r.calls) FROM rollup r JOIN function f ON f.id = r.function WHERE "
                + ALL
                + " GROUP BY f.name");
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        calls.put(SqlText.read(rows, 1), rows.getLong(2));
      }
    }
    return calls;
  }

  /** Returns how many calls are stored. */
  long calls() throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT value FROM state WHERE name = 'calls_stored'").executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  CallStatistics statistics(TimeRange range) throws SQLException {
    List<FunctionStats> byFunction = new ArrayList<>();
    Rollup total = new Rollup();
    try (ResultSet rows = rollups(range).executeQuery()) {
      Rollup ofName = new Rollup();
      String name = null;
      while (rows.next()) {
        String next = SqlText.read(rows, 1);
        if (name != null && !next.equals(name)) {
          byFunction.add(ofName.toStats(name));
          total.add(ofName);
          ofName.clear();
        }
        name = next;
        ofName.add(rows, 2);
      }
      if (name != null) {
        byFunction.add(ofName.toStats(name));
        total.add(ofName);
      }
    }
    byFunction.sort(MOST_CALLS_FIRST);
    return new CallStatistics(total.toStats(""), byFunction, dropped(range));
  }

  /** Returns the counts and durations of one version's calls, which no rollup tells apart. */
  CallStatistics statistics(TimeRange range, String serviceVersion) throws SQLException {
    SortedMap<String, Rollup> byName = new TreeMap<>();
    Rollup total = new Rollup();
    eachCall(
        range,
        serviceVersion,
        (name, duration, isError) -> {
          byName.computeIfAbsent(name, function -> new Rollup()).add(duration, isError);
          total.add(duration, isError);
        });
    List<FunctionStats> byFunction = new ArrayList<>();
    byName.forEach((name, rollup) -> byFunction.add(rollup.toStats(name)));
    byFunction.sort(MOST_CALLS_FIRST);
    return new CallStatistics(total.toStats(""), byFunction, dropped(range));
  }

  DurationDistribution durations(TimeRange range, String functionName, String serviceVersion)
      throws SQLException {
    Rollup rollup = new Rollup();
    eachCall(
        range,
        serviceVersion,
        (name, duration, isError) -> {
          if (functionName == null || functionName.equals(name)) {
            rollup.add(duration, isError);
          }
        });
    return rollup.toDistribution();
  }

  private void eachCall(TimeRange range, String serviceVersion, CallVisitor visitor)
      throws SQLException {
    PreparedStatement select =
        reader.prepare(
            "SELECT f.name, c.duration_ns, c.error FROM call c JOIN function f ON f.id = c.function"
                + " JOIN service s ON s.id = c.service"
                + " WHERE c.id >= ?1 AND c.id < ?2 AND (?3 IS NULL OR s.version = ?3)",
            range.since() == null ? Long.MIN_VALUE : CallId.lowestAt(minute(range, true)).value(),
            range.until() == null ? Long.MAX_VALUE : CallId.lowestAt(minute(range, false)).value());
    if (serviceVersion == null) {
      select.setObject(3, null);
    } else {
      SqlText.bind(select, 3, serviceVersion);
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        visitor.visit(
            SqlText.read(rows, 1), Duration.ofNanos(rows.getLong(2)), rows.getInt(3) == 1);
      }
    }
  }

  private static Instant minute(TimeRange range, boolean first) {
    long minute = first ? Minutes.first(range) : Minutes.end(range);
    return Instant.ofEpochSecond(minute * 60);
  }

  private interface CallVisitor {
    void visit(String name, Duration duration, boolean isError);
  }

  private PreparedStatement rollups(TimeRange range) throws SQLException {
    String select =
        "SELECT f.name, "
            + Rollup.COLUMNS
            + " FROM rollup r JOIN function f ON f.id = r.function WHERE ";
    String orderByName = " ORDER BY f.name";
    return range.equals(TimeRange.ALL)
        ? reader.prepare(select + ALL + orderByName)
        : reader.prepare(select + RANGE + orderByName, Minutes.first(range), Minutes.end(range));
  }

  private Map<DropReason, Long> dropped(TimeRange range) throws SQLException {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    PreparedStatement select =
        reader.prepare(
            "SELECT reason, sum(calls) FROM dropped WHERE minute >= ? AND minute < ?"
                + " GROUP BY reason",
            Minutes.first(range),
            Minutes.end(range));
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        dropped.put(DropReason.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return dropped;
  }
}
