package dev.chronicle.capture.jdbc;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.internal.LateResult;
import dev.chronicle.capture.redaction.SqlText;
import dev.chronicle.capture.value.ValueSlot;
import java.sql.JDBCType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One column of a result that is recorded as it is read: its label, its JDBC type and the class of
 * the first value that was got of it. Not thread-safe.
 */
final class ColumnRecording {
  private final LateResult late;
  private final String label;
  private final String labelJson;
  private final String type;
  private final String meaning;
  private final ValueSlot open;
  private CellType common;
  private ValueSlot plain;

  private ColumnRecording(LateResult late, String label, List<String> names, String type) {
    this.late = late;
    this.label = label;
    this.labelJson = late.write(label, late.slot(null, String.class)).json();
    this.type = type;
    this.meaning =
        names.stream()
            .filter(name -> late.slot(name, Object.class).isSecret())
            .findFirst()
            .orElse(label);
    this.open = late.slot(meaning, Object.class);
  }

  /**
   * Describes a column.
   *
   * @param index counted from 1
   * @param statement tells what is behind a label; some drivers know no other name of a column
   */
  static ColumnRecording of(
      ResultSetMetaData metaData, int index, SqlText statement, LateResult late)
      throws SQLException {
    String label = metaData.getColumnLabel(index);
    List<String> names = new ArrayList<>(statement.namesBehind(label));
    names.add(metaData.getColumnName(index));
    return new ColumnRecording(late, label, names, nameOf(metaData.getColumnType(index)));
  }

  private static String nameOf(int type) {
    try {
      return JDBCType.valueOf(type).getName();
    } catch (IllegalArgumentException driversOwn) {
      return JDBCType.OTHER.getName();
    }
  }

  boolean isCalled(String name) {
    return label.equalsIgnoreCase(name);
  }

  /**
   * Writes a value down that the application got.
   *
   * @param before what it got of the same field before; {@code null} for nothing
   */
  Reading write(Object value, Reading before) {
    if (value == null) {
      return new Reading(null, "null", true, null, before);
    }
    CellType its = CellType.of(value.getClass());
    if (common == null && its != null) {
      common = its;
      plain = late.slot(meaning, its.type());
    }
    boolean isPlain = its != null && its == common;
    CapturedValue written = late.write(value, isPlain ? plain : open);
    List<Loss> losses = written.losses();
    return new Reading(
        value.getClass(),
        written.json(),
        isPlain,
        losses.isEmpty() ? null : losses.get(0).reason(),
        before);
  }

  String json() {
    String json = "{\"label\":" + labelJson + ",\"type\":\"" + type + '"';
    return common == null ? json + "}" : json + ",\"as\":\"" + common + "\"}";
  }
}
