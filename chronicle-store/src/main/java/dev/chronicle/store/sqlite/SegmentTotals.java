package dev.chronicle.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the sum of the rollups of all segments, which change rarely, so that statistics of all time
 * take as long with many segments as with few. Thread-safe.
 */
final class SegmentTotals {
  private List<Version> versions = List.of();
  private List<Total> totals = List.of();

  private record Version(long part, long version) {}

  private record Total(int function, int service, StoredRollup rollup) {}

  /** Shows the sums over some segments, one for each function and service. */
  void each(List<Part> segments, RollupRead read, RollupRead.Visitor visitor) throws SQLException {
    for (Total total : of(segments, read)) {
      visitor.visit(0, total.function(), total.service(), total.rollup());
    }
  }

  synchronized void clear() {
    versions = List.of();
    totals = List.of();
  }

  private synchronized List<Total> of(List<Part> segments, RollupRead read) throws SQLException {
    List<Version> asked =
        segments.stream().map(part -> new Version(part.number(), part.version())).toList();
    if (!asked.equals(versions)) {
      totals = sum(segments, read);
      versions = asked;
    }
    return totals;
  }

  private static List<Total> sum(List<Part> segments, RollupRead read) throws SQLException {
    Map<List<Integer>, List<StoredRollup>> rollups = new HashMap<>();
    for (Part part : segments) {
      read.whole(
          part,
          (start, function, service, rollup) ->
              rollups
                  .computeIfAbsent(List.of(function, service), key -> new ArrayList<>())
                  .add(rollup));
    }
    List<Total> totals = new ArrayList<>();
    Rollup sum = new Rollup();
    rollups.forEach(
        (key, some) -> {
          sum.clear();
          some.forEach(sum::add);
          totals.add(new Total(key.get(0), key.get(1), sum.toStored()));
        });
    return totals;
  }
}
