package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A file that is to take the place of a segment's, and does not count yet.
 *
 * @param part the segment as it was read
 * @param rollups what its calls are to be counted as
 */
record NewSegment(
    Part part,
    String file,
    long lastBlock,
    long calls,
    long minId,
    long maxId,
    RollupDeltas rollups) {

  /** Makes it count, in the transaction under way; does nothing if the part has changed. */
  boolean use(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE part SET version = version + 1, file = ?, last_block = ?, calls = ?,"
                + " min_id = ?, max_id = ? WHERE number = ? AND version = ?")) {
      update.setString(1, file);
      update.setLong(2, lastBlock);
      update.setLong(3, calls);
      update.setLong(4, minId);
      update.setLong(5, maxId);
      update.setLong(6, part.number());
      update.setLong(7, part.version());
      if (update.executeUpdate() == 0) {
        return false;
      }
    }
    SealedRollups sealed = new SealedRollups(connection);
    sealed.delete(part.number());
    sealed.add(part.number(), rollups.sums());
    return true;
  }
}
