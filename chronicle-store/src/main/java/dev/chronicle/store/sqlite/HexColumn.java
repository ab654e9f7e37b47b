package dev.chronicle.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Keeps trace and span ids at half their size: as the bytes that their lower-case digits stand for.
 */
final class HexColumn {
  private static final HexFormat HEX = HexFormat.of();

  private HexColumn() {}

  /** Returns the value to bind for {@code id}: a BLOB, or TEXT for what is no lower-case hex. */
  static Object toColumn(String id) {
    if (id == null) {
      return null;
    }
    return isLowerCaseHex(id) ? HEX.parseHex(id) : id;
  }

  /** Returns the id in a column, {@code null} for NULL. */
  static String read(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] bytes
        ? HEX.formatHex(bytes)
        : row.getString(column);
  }

  private static boolean isLowerCaseHex(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !id.isEmpty() && id.length() % 2 == 0;
  }
}
