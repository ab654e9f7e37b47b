package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Adds to rollups in the transaction under way. Not thread-safe. */
final class RollupTable {
  private final PreparedStatement select;
  private final PreparedStatement upsert;
  private final PreparedStatement selectPart;
  private final PreparedStatement deletePart;

  /** Which rollup of a part. */
  record Key(int span, long start, int function, int service) {}

  RollupTable(Connection connection) throws SQLException {
    this.select =
        connection.prepareStatement(
            "SELECT "
                + StoredRollup.COLUMNS
                + " FROM rollup WHERE part = ? AND span_s = ? AND start_s = ? AND function = ?"
                + " AND service = ?");
    this.upsert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO rollup (part, span_s, start_s, function, service, "
                + StoredRollup.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.selectPart =
        connection.prepareStatement(
            "SELECT span_s, start_s, function, service, "
                + StoredRollup.COLUMNS
                + " FROM rollup WHERE part = ?");
    this.deletePart = connection.prepareStatement("DELETE FROM rollup WHERE part = ?");
  }

  /** Counts calls into a live part. */
  void add(long part, Iterable<StoredCall> calls) throws SQLException {
    Map<Key, Rollup> rollups = new HashMap<>();
    for (StoredCall call : calls) {
      long second = Math.floorDiv(Listing.epochNanos(call.id()), 1_000_000_000L);
      long start = Granule.floor(second, Granule.FINE);
      rollups
          .computeIfAbsent(
              new Key(Granule.FINE, start, call.function(), call.service()), key -> new Rollup())
          .add(call.durationNanos(), call.isError());
    }
    addWholePart(rollups);
    write(part, rollups);
  }

  /** Moves what was counted in a live part to a segment. */
  void move(long from, long to) throws SQLException {
    Map<Key, Rollup> rollups = new HashMap<>();
    selectPart.setLong(1, from);
    try (ResultSet row = selectPart.executeQuery()) {
      while (row.next()) {
        Key key = new Key(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4));
        StoredRollup stored = StoredRollup.read(row, 5);
        rollups.computeIfAbsent(key, each -> new Rollup()).add(stored);
        if (key.span() == Granule.FINE) {
          for (int span : new int[] {Granule.MINUTE, Granule.HOUR}) {
            Key coarser =
                new Key(span, Granule.floor(key.start(), span), key.function(), key.service());
            rollups.computeIfAbsent(coarser, each -> new Rollup()).add(stored);
          }
        }
      }
    }
    write(to, rollups);
    delete(from);
  }

  void delete(long part) throws SQLException {
    deletePart.setLong(1, part);
    deletePart.executeUpdate();
  }

  private static void addWholePart(Map<Key, Rollup> rollups) {
    Map<Key, Rollup> whole = new HashMap<>();
    rollups.forEach(
        (key, rollup) ->
            whole
                .computeIfAbsent(
                    new Key(Granule.WHOLE_PART, 0, key.function(), key.service()),
                    each -> new Rollup())
                .add(rollup));
    rollups.putAll(whole);
  }

  private void write(long part, Map<Key, Rollup> rollups) throws SQLException {
    for (Map.Entry<Key, Rollup> entry : rollups.entrySet()) {
      Key key = entry.getKey();
      Rollup rollup = entry.getValue();
      bind(select, part, key);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          rollup.add(StoredRollup.read(row, 1));
        }
      }
      bind(upsert, part, key);
      rollup.bind(upsert, 6);
      upsert.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, long part, Key key) throws SQLException {
    statement.setLong(1, part);
    statement.setInt(2, key.span());
    statement.setLong(3, key.start());
    statement.setInt(4, key.function());
    statement.setInt(5, key.service());
  }
}
