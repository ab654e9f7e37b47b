package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Adds to the rollups of live parts, in the transaction under way. Not thread-safe. */
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
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.selectPart =
        connection.prepareStatement(
            "SELECT span_s, start_s, function, service, "
                + StoredRollup.COLUMNS
                + " FROM rollup WHERE part = ?");
    this.deletePart = connection.prepareStatement("DELETE FROM rollup WHERE part = ?");
  }

  /**
   * Counts calls into a live part. What is damaged stays so: added to, it would look sound.
   *
   * @return whether nothing was
   */
  boolean add(long part, Iterable<StoredCall> calls) throws SQLException {
    RollupDeltas deltas = new RollupDeltas(Granule.ALL);
    deltas.add(calls);
    boolean sound = true;
    for (Map.Entry<Key, RollupDelta> entry : deltas.byKey().entrySet()) {
      Key key = entry.getKey();
      try {
        write(part, key, entry.getValue().addTo(read(part, key)));
      } catch (IllegalArgumentException damaged) {
        sound = false;
      }
    }
    return sound;
  }

  /** Writes what is counted of a part that nothing is counted of yet. */
  void write(long part, Map<Key, StoredRollup> rollups) throws SQLException {
    for (Map.Entry<Key, StoredRollup> rollup : rollups.entrySet()) {
      write(part, rollup.getKey(), rollup.getValue());
    }
  }

  /**
   * Takes away what is counted of a part, and returns it.
   *
   * @param fineFrom what is counted by the fine granule before is left out
   * @throws RollupDamage if something of it is not what was written
   */
  Map<Key, StoredRollup> take(long part, long fineFrom) throws SQLException {
    Map<Key, StoredRollup> rollups = new HashMap<>();
    selectPart.setLong(1, part);
    try (ResultSet row = selectPart.executeQuery()) {
      while (row.next()) {
        Key key = new Key(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4));
        StoredRollup stored = StoredRollup.read(row, 5, part, key);
        if (key.span() != Granule.FINE || key.start() >= fineFrom) {
          rollups.put(key, stored);
        }
      }
    }
    delete(part);
    return rollups;
  }

  void delete(long part) throws SQLException {
    deletePart.setLong(1, part);
    deletePart.executeUpdate();
  }

  private StoredRollup read(long part, Key key) throws SQLException {
    bind(select, part, key);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? StoredRollup.read(row, 1, part, key) : null;
    }
  }

  private void write(long part, Key key, StoredRollup rollup) throws SQLException {
    bind(upsert, part, key);
    rollup.bind(upsert, 6, part, key);
    upsert.executeUpdate();
  }

  private static void bind(PreparedStatement statement, long part, Key key) throws SQLException {
    statement.setLong(1, part);
    statement.setInt(2, key.span());
    statement.setLong(3, key.start());
    statement.setInt(4, key.function());
    statement.setInt(5, key.service());
  }
}
