package dev.chronicle.capture.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.capture.internal.ReadAnswer;
import dev.chronicle.capture.redaction.Redaction;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as {@link RowsRecording} wrote them down.
 *
 * @param source whose result they are
 * @param columns in their order
 * @param rows an array of arrays, which hold no more fields than were read
 * @param end what came behind them
 */
record RecordedRows(ReadAnswer source, List<Column> columns, JsonNode rows, End end) {

  /** What came behind the last recorded row. */
  enum End {
    /** No further row. */
    REACHED,
    /** Rows, perhaps, that the recorded call did not ask for. */
    NOT_REACHED,
    /** Rows, perhaps, that were not recorded. */
    CUT
  }

  /**
   * A column.
   *
   * @param label as in the statement
   * @param type its JDBC type
   * @param common the class of the values that do not name one; {@code null} if there are none
   */
  record Column(String label, JDBCType type, CellType common) {}

  /** Returns rows from their JSON; {@code null} if there were none to be read. */
  static RecordedRows of(ReadAnswer source, JsonNode json) {
    if (!json.path("rows").isArray()) {
      return null;
    }
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : json.path("columns")) {
      JsonNode common = column.get("as");
      columns.add(
          new Column(
              column.path("label").asText(),
              JDBCType.valueOf(column.path("type").asText()),
              common == null ? null : CellType.valueOf(common.asText())));
    }
    return new RecordedRows(
        source, List.copyOf(columns), json.get("rows"), End.valueOf(json.path("end").asText()));
  }

  /**
   * Returns the value of a field.
   *
   * @param row counted from 1
   * @param column counted from 1
   * @param wanted the class to return; {@code Object} for whichever it is
   */
  Object value(int row, int column, Class<?> wanted) {
    Column its = columns.get(column - 1);
    String place = "column " + its.label() + " of row " + row;
    JsonNode field = rows.get(row - 1).path(column - 1);
    if (field.isNull()) {
      return null;
    }
    if (!field.isArray() && !field.isMissingNode()) {
      return converted(plain(its, field, place), its, wanted, place);
    }
    if (field.isEmpty()) {
      throw source.neverAsked(place + " was not read when this was recorded");
    }
    return ofReadings(field, its, wanted, place);
  }

  /** Takes what was got as the wanted class, else what can be made one. */
  private Object ofReadings(JsonNode readings, Column its, Class<?> wanted, String place) {
    Object first = null;
    for (JsonNode reading : readings) {
      Object value = ofReading(reading, its, place);
      if (wanted.isInstance(value)) {
        return value;
      }
      first = first == null ? value : first;
    }
    return converted(first, its, wanted, place);
  }

  private Object ofReading(JsonNode reading, Column its, String place) {
    JsonNode lost = reading.get("lost");
    if (lost == null) {
      return reading.has("as")
          ? plain(its, reading.get("as"), place)
          : source.read(reading.path("is").toString(), Object.class);
    }
    JsonNode left = reading.has("as") ? reading.get("as") : reading.path("is");
    boolean isText = left.isTextual() && (its.common() == null || its.common() == CellType.STRING);
    if (!isText || !lost.asText().equals("REDACTED")) {
      throw source.unusable("does not hold " + place + " as it was: " + lost.asText());
    }
    return standIn(left.textValue(), place);
  }

  private Object plain(Column its, JsonNode field, String place) {
    if (its.common() == null) {
      throw source.unusable("does not say what column " + its.label() + " holds");
    }
    Object value = source.read(field.toString(), its.common().type());
    return value instanceof String text ? standIn(text, place) : value;
  }

  /** Returns a text, and tells where a token stands in it for a secret. */
  private String standIn(String text, String place) {
    if (Redaction.isIn(text)) {
      source.standsIn("holds a token in place of a secret in " + place);
    }
    return text;
  }

  private Object converted(Object value, Column its, Class<?> wanted, String place) {
    Object converted = Conversion.of(value, its.type(), wanted);
    if (converted == null) {
      throw source.neverAsked(
          "%s was read as %s when this was recorded, not as %s"
              .formatted(place, value.getClass().getSimpleName(), wanted.getSimpleName()));
    }
    return converted;
  }
}
