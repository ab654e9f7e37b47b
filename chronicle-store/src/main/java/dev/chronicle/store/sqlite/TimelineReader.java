package dev.chronicle.store.sqlite;

import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spreads the rollups of a range of time over buckets. */
final class TimelineReader {
  private static final int SECONDS_PER_MINUTE = 60;

  private final Reader reader;

  TimelineReader(Reader reader) {
    this.reader = reader;
  }

  Timeline read(TimeRange range, String functionName, int buckets) throws SQLException {
    long first = range.since() == null ? bound("min(start_minute)") : Minutes.first(range);
    long end = range.until() == null ? bound("max(start_minute) + 1") : Minutes.end(range);
    if (end <= first) {
      return new Timeline(Duration.ofMinutes(1), List.of());
    }
    long width = Math.max(1, (end - first + buckets - 1) / buckets);
    return spread(first, end, width, functionName);
  }

  private Timeline spread(long first, long end, long width, String functionName)
      throws SQLException {
    Map<Long, Rollup> rollups = new HashMap<>();
    try (ResultSet rows = rollups(first, end, functionName).executeQuery()) {
      while (rows.next()) {
        rollups
            .computeIfAbsent((rows.getLong(1) - first) / width, bucket -> new Rollup())
            .add(rows, 2);
      }
    }
    List<Timeline.Bucket> buckets = new ArrayList<>();
    String name = functionName == null ? "" : functionName;
    for (long start = first; start < end; start += width) {
      Rollup rollup = rollups.getOrDefault((start - first) / width, new Rollup());
      FunctionStats stats = rollup.toStats(name);
      buckets.add(
          new Timeline.Bucket(
              Instant.ofEpochSecond(start * SECONDS_PER_MINUTE),
              stats,
              rollup.toCoarseDistribution()));
    }
    return new Timeline(Duration.ofMinutes(width), buckets);
  }

  private PreparedStatement rollups(long first, long end, String functionName) throws SQLException {
    String select =
        "SELECT r.start_minute, "
            + Rollup.COLUMNS
            + " FROM rollup r JOIN function f ON f.id = r.function"
            + " WHERE span_minutes = 1 AND start_minute >= ? AND start_minute < ?";
    return functionName == null
        ? reader.prepare(select, first, end)
        : reader.prepare(select + " AND f.name = ?", first, end, SqlText.toColumn(functionName));
  }

  private long bound(String expression) throws SQLException {
    try (ResultSet row =
        reader
            .prepare("SELECT " + expression + " FROM rollup WHERE span_minutes = 1")
            .executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
