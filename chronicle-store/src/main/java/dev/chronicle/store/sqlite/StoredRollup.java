package dev.chronicle.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A {@link Rollup} as it is stored. */
// Never changed and never compared.
@SuppressWarnings("ArrayRecordComponent")
record StoredRollup(
    long calls, long errors, long totalSeconds, long totalNanos, long maxNanos, byte[] histogram) {
  /** The columns that {@link #read} reads, in this order. */
  static final String COLUMNS = "calls, errors, total_s, total_ns, max_ns, histogram";

  /** Reads a row whose {@link #COLUMNS} begin at {@code column}. */
  static StoredRollup read(ResultSet row, int column) throws SQLException {
    return new StoredRollup(
        row.getLong(column),
        row.getLong(column + 1),
        row.getLong(column + 2),
        row.getLong(column + 3),
        row.getLong(column + 4),
        row.getBytes(column + 5));
  }

  /** Binds {@link #COLUMNS}, the first of them at {@code index}. */
  void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setLong(index, calls);
    statement.setLong(index + 1, errors);
    statement.setLong(index + 2, totalSeconds);
    statement.setLong(index + 3, totalNanos);
    statement.setLong(index + 4, maxNanos);
    statement.setBytes(index + 5, histogram);
  }
}
