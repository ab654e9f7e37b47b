package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds to the rollups of segments, in the transaction under way. Not thread-safe. */
final class SealedRollups {
  private static final long FINE_KEPT_SECONDS = 2 * Granule.FINE_FOR.toSeconds();

  private final PreparedStatement select;
  private final PreparedStatement upsert;
  private final PreparedStatement selectWithFine;
  private final PreparedStatement deleteFine;
  private final PreparedStatement deletePart;

  /** Which row of a part. */
  private record Row(int span, long hour) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
        Comparator.comparingInt(Row::span).thenComparingLong(Row::hour);

    @Override
    public int compareTo(Row other) {
      return ORDER.compare(this, other);
    }
  }

  SealedRollups(Connection connection) throws SQLException {
    this.select =
        connection.prepareStatement(
            "SELECT data FROM sealed_rollup WHERE part = ? AND span_s = ? AND start_s = ?");
    this.upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO sealed_rollup (part, span_s, start_s, data)"
                + " VALUES (?, ?, ?, ?)");
    this.selectWithFine =
        connection.prepareStatement(
            "SELECT DISTINCT part FROM sealed_rollup WHERE span_s = 10 AND start_s < ?"
                + " AND part IN (SELECT number FROM part)");
    this.deleteFine =
        connection.prepareStatement(
            "DELETE FROM sealed_rollup WHERE part = ? AND span_s = 10 AND start_s < ?");
    this.deletePart = connection.prepareStatement("DELETE FROM sealed_rollup WHERE part = ?");
  }

  /** Returns from when on rollups by the fine granule are kept, if the newest call started then. */
  static long fineFrom(long newestSecond) {
    return Granule.floor(newestSecond - FINE_KEPT_SECONDS, Granule.HOUR);
  }

  /** Adds what is counted of some calls to a segment that may have none yet. */
  void add(long part, Map<RollupTable.Key, StoredRollup> rollups) throws SQLException {
    Map<Row, List<RollupEntry>> rows = new TreeMap<>();
    rollups.forEach(
        (key, rollup) ->
            rows.computeIfAbsent(row(key), row -> new ArrayList<>())
                .add(new RollupEntry(key.start(), key.function(), key.service(), rollup)));
    byte[] before = read(part, SealedHours.SPAN, 0);
    SealedHours hours = before == null ? new SealedHours() : hours(before, part);
    Map<Long, Boolean> known = Map.copyOf(hours.fineByHour());
    for (Map.Entry<Row, List<RollupEntry>> entry : rows.entrySet()) {
      Row row = entry.getKey();
      boolean isFine = row.span() == Granule.FINE;
      if (isFine && !known.getOrDefault(row.hour(), true)) {
        // Of other calls of this hour they are forgotten already.
        continue;
      }
      write(part, row, merged(part, row, entry.getValue()));
      if (row.span() != Granule.WHOLE_PART) {
        hours.fineByHour().merge(row.hour(), isFine, Boolean::logicalOr);
      }
    }
    write(part, SealedHours.SPAN, 0, hours.encode(part));
  }

  /** Deletes what is counted by the fine granule and is no longer new. */
  void forgetFine(long newestSecond) throws SQLException {
    long from = fineFrom(newestSecond);
    selectWithFine.setLong(1, from);
    List<Long> parts = new ArrayList<>();
    try (ResultSet row = selectWithFine.executeQuery()) {
      while (row.next()) {
        parts.add(row.getLong(1));
      }
    }
    for (long part : parts) {
      deleteFine.setLong(1, part);
      deleteFine.setLong(2, from);
      deleteFine.executeUpdate();
      SealedHours hours = hours(read(part, SealedHours.SPAN, 0), part);
      hours.fineByHour().headMap(from, false).replaceAll((hour, fine) -> false);
      write(part, SealedHours.SPAN, 0, hours.encode(part));
    }
  }

  void delete(long part) throws SQLException {
    deletePart.setLong(1, part);
    deletePart.executeUpdate();
  }

  private static Row row(RollupTable.Key key) {
    return new Row(
        key.span(),
        key.span() == Granule.WHOLE_PART ? 0 : Granule.floor(key.start(), Granule.HOUR));
  }

  private List<RollupEntry> merged(long part, Row row, List<RollupEntry> added)
      throws SQLException {
    byte[] before = read(part, row.span(), row.hour());
    List<RollupEntry> all = new ArrayList<>(added);
    if (before != null) {
      try {
        all.addAll(
            PackedRollups.decode(
                before, part, row.span(), row.hour(), Long.MIN_VALUE, Long.MAX_VALUE));
      } catch (IllegalArgumentException damaged) {
        throw new RollupDamage(part, damaged.getMessage());
      }
      return RollupSums.of(all);
    }
    all.sort(RollupEntry.ORDER);
    return all;
  }

  private static SealedHours hours(byte[] encoded, long part) {
    try {
      return SealedHours.decode(encoded, part);
    } catch (IllegalArgumentException damaged) {
      throw new RollupDamage(part, damaged.getMessage());
    }
  }

  private byte[] read(long part, int span, long hour) throws SQLException {
    select.setLong(1, part);
    select.setInt(2, span);
    select.setLong(3, hour);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getBytes(1) : null;
    }
  }

  private void write(long part, Row row, Collection<RollupEntry> rollups) throws SQLException {
    write(
        part,
        row.span(),
        row.hour(),
        PackedRollups.encode(part, row.span(), row.hour(), List.copyOf(rollups)));
  }

  private void write(long part, int span, long hour, byte[] data) throws SQLException {
    upsert.setLong(1, part);
    upsert.setInt(2, span);
    upsert.setLong(3, hour);
    upsert.setBytes(4, data);
    upsert.executeUpdate();
  }
}
