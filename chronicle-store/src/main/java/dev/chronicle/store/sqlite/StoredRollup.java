package dev.chronicle.store.sqlite;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A {@link Rollup} as it is stored. */
// Never changed and never compared.
@SuppressWarnings("ArrayRecordComponent")
record StoredRollup(
    long calls, long errors, long totalSeconds, long totalNanos, long maxNanos, byte[] histogram) {
  /** The columns that {@link #read} reads, in this order. */
  static final String COLUMNS = "calls, errors, total_s, total_ns, max_ns, histogram, checksum";

  private static final int NUMBERS = 10;

  /**
   * Reads a row whose {@link #COLUMNS} begin at {@code column}.
   *
   * @throws RollupDamage if it is not what was written of that part and key
   */
  static StoredRollup read(ResultSet row, int column, long part, RollupTable.Key key)
      throws SQLException {
    byte[] histogram = row.getBytes(column + 5);
    StoredRollup rollup =
        new StoredRollup(
            row.getLong(column),
            row.getLong(column + 1),
            row.getLong(column + 2),
            row.getLong(column + 3),
            row.getLong(column + 4),
            histogram == null ? new byte[0] : histogram);
    try {
      Checksums.require(row.getInt(column + 6), rollup.checksum(part, key));
    } catch (IllegalArgumentException damaged) {
      throw new RollupDamage(part, damaged.getMessage());
    }
    return rollup;
  }

  /** Binds {@link #COLUMNS}, the first of them at {@code index}. */
  void bind(PreparedStatement statement, int index, long part, RollupTable.Key key)
      throws SQLException {
    statement.setLong(index, calls);
    statement.setLong(index + 1, errors);
    statement.setLong(index + 2, totalSeconds);
    statement.setLong(index + 3, totalNanos);
    statement.setLong(index + 4, maxNanos);
    statement.setBytes(index + 5, histogram);
    statement.setInt(index + 6, checksum(part, key));
  }

  private int checksum(long part, RollupTable.Key key) {
    byte[] numbers =
        ByteBuffer.allocate(NUMBERS * Long.BYTES)
            .putLong(part)
            .putLong(key.span())
            .putLong(key.start())
            .putLong(key.function())
            .putLong(key.service())
            .putLong(calls)
            .putLong(errors)
            .putLong(totalSeconds)
            .putLong(totalNanos)
            .putLong(maxNanos)
            .array();
    return Checksums.of(numbers, histogram);
  }
}
