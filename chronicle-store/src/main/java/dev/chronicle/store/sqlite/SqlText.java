package dev.chronicle.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Keeps Java strings in text columns without loss: as TEXT or, where a string has no form in UTF-8,
 * as a BLOB of its UTF-16 code units.
 */
final class SqlText {
  private SqlText() {}

  /** Returns the value to bind for {@code text}. */
  static Object toColumn(String text) {
    return isEncodable(text) ? text : toUtf16(text);
  }

  /** Says whether a text has a form in UTF-8. */
  static boolean isEncodable(String text) {
    return !hasSurrogates(text) || StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  static void bind(PreparedStatement statement, int index, String text) throws SQLException {
    statement.setObject(index, toColumn(text));
  }

  /** Returns the text of a column that is not NULL. */
  static String read(ResultSet row, int column) throws SQLException {
    return row.getObject(column) instanceof byte[] utf16 ? fromUtf16(utf16) : row.getString(column);
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  // A Charset would replace the very halves that this is about.
  static byte[] toUtf16(String text) {
    byte[] units = new byte[text.length() * Character.BYTES];
    for (int i = 0; i < text.length(); i++) {
      units[2 * i] = (byte) (text.charAt(i) >> Byte.SIZE);
      units[2 * i + 1] = (byte) text.charAt(i);
    }
    return units;
  }

  static String fromUtf16(byte[] units) {
    char[] chars = new char[units.length / Character.BYTES];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (((units[2 * i] & 0xFF) << Byte.SIZE) | (units[2 * i + 1] & 0xFF));
    }
    return new String(chars);
  }
}
