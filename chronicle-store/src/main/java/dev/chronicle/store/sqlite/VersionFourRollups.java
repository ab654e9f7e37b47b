package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Gives the rollups of schema 4 checksums, and packs those of segments. */
final class VersionFourRollups {
  private VersionFourRollups() {}

  /** Moves all of them, in the transaction under way, and drops their table. */
  static void move(Connection connection, Path store) throws SQLException {
    RollupTable live = new RollupTable(connection);
    SealedRollups sealed = new SealedRollups(connection);
    try (Statement statement = connection.createStatement();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT span_s, start_s, function, service, calls, errors, total_s, total_ns,"
                    + " max_ns, histogram FROM rollup_v4 WHERE part = ?");
        ResultSet part = statement.executeQuery("SELECT number, file IS NULL FROM part")) {
      while (part.next()) {
        if (part.getBoolean(2)) {
          live.write(part.getLong(1), read(select, part.getLong(1), true));
        } else {
          sealed.add(part.getLong(1), read(select, part.getLong(1), false));
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TABLE rollup_v4");
    }
  }

  private static Map<RollupTable.Key, StoredRollup> read(
      PreparedStatement select, long part, boolean withFine) throws SQLException {
    Map<RollupTable.Key, StoredRollup> rollups = new HashMap<>();
    select.setLong(1, part);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        // Of segments, those by the fine granule were forgotten in the middle of an hour.
        if (withFine || row.getInt(1) != Granule.FINE) {
          rollups.put(
              new RollupTable.Key(row.getInt(1), row.getLong(2), row.getInt(3), row.getInt(4)),
              new StoredRollup(
                  row.getLong(5),
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8),
                  row.getLong(9),
                  row.getBytes(10)));
        }
      }
    }
    return rollups;
  }
}
