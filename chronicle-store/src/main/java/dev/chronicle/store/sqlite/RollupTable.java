package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to rollups in the transaction under way. Not thread-safe. */
final class RollupTable {
  private static final long FINE_KEPT_SECONDS = 2 * Granule.FINE_FOR.toSeconds();

  private final PreparedStatement select;
  private final PreparedStatement upsert;
  private final PreparedStatement selectPart;
  private final PreparedStatement deletePart;
  private final PreparedStatement deleteFine;

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
    this.deleteFine =
        connection.prepareStatement(
            "DELETE FROM rollup WHERE span_s = 10 AND start_s < ?"
                + " AND part IN (SELECT number FROM part WHERE file IS NOT NULL)");
    this.deletePart = connection.prepareStatement("DELETE FROM rollup WHERE part = ?");
  }

  /** Counts calls into a live part. */
  void add(long part, Iterable<StoredCall> calls) throws SQLException {
    RollupDeltas deltas = new RollupDeltas(Granule.ALL);
    deltas.add(calls);
    add(part, deltas);
  }

  /** Adds to what is counted of a part. */
  void add(long part, RollupDeltas deltas) throws SQLException {
    for (Map.Entry<Key, RollupDelta> entry : deltas.byKey().entrySet()) {
      Key key = entry.getKey();
      write(part, key, entry.getValue().addTo(read(part, key)));
    }
  }

  /** Moves what was counted in a live part to a segment. */
  void move(long from, long to, long newestSecond) throws SQLException {
    long fineFrom = newestSecond - FINE_KEPT_SECONDS;
    Map<Key, List<StoredRollup>> rollups = new HashMap<>();
    selectPart.setLong(1, from);
    try (ResultSet row = selectPart.executeQuery()) {
      while (row.next()) {
        Key key = new Key(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4));
        StoredRollup stored = StoredRollup.read(row, 5);
        if (key.span() != Granule.FINE || key.start() >= fineFrom) {
          rollups.computeIfAbsent(key, each -> new ArrayList<>()).add(stored);
        }
      }
    }
    delete(from);
    Rollup sum = new Rollup();
    for (Map.Entry<Key, List<StoredRollup>> entry : rollups.entrySet()) {
      StoredRollup before = from == to ? null : read(to, entry.getKey());
      if (before != null) {
        entry.getValue().add(before);
      }
      if (entry.getValue().size() == 1) {
        write(to, entry.getKey(), entry.getValue().get(0));
      } else {
        sum.clear();
        entry.getValue().forEach(sum::add);
        write(to, entry.getKey(), sum.toStored());
      }
    }
  }

  /** Deletes what segments counted by the fine granule and is no longer new. */
  void forgetFine(long newestSecond) throws SQLException {
    deleteFine.setLong(1, newestSecond - FINE_KEPT_SECONDS);
    deleteFine.executeUpdate();
  }

  void delete(long part) throws SQLException {
    deletePart.setLong(1, part);
    deletePart.executeUpdate();
  }

  private StoredRollup read(long part, Key key) throws SQLException {
    bind(select, part, key);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? StoredRollup.read(row, 1) : null;
    }
  }

  private void write(long part, Key key, StoredRollup rollup) throws SQLException {
    bind(upsert, part, key);
    rollup.bind(upsert, 6);
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
