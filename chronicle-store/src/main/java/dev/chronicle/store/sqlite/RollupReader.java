package dev.chronicle.store.sqlite;

import dev.chronicle.call.DropReason;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
