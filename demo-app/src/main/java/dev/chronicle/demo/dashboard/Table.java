package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a page as a file: comma-separated values (RFC 4180), or JSON with an object a row. Not
 * thread-safe.
 */
final class Table {
  /** What resources of tables produce. */
  static final String CSV = "text/csv; charset=utf-8";

  /** What resources of tables produce as well. */
  static final String JSON = "application/json; charset=utf-8";

  /** Path parameter with the two formats that a table is given in. */
  static final String FORMAT = "{format: csv|json}";

  /** A sheet takes a cell that starts like this for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final String name;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** Starts a table with this name, which its file gets, and these columns. */
  Table(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  /** Adds a row: a number stays one in JSON, {@code null} is an empty cell in CSV. */
  void row(Object... cells) {
    rows.add(Arrays.asList(cells));
  }

  /** Returns a duration as a cell: a number of milliseconds. */
  static BigDecimal millis(Duration duration) {
    BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
    return millis.scale() < 0 ? millis.setScale(0) : millis;
  }

  /** Returns the table as a file to keep, in the format of its path: {@code csv} or json. */
  Response as(String format) {
    boolean csv = format.equals("csv");
    return Response.ok(csv ? csv() : json())
        .type(csv ? CSV : JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + format + "\"")
        .build();
  }

  private String csv() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<?> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append("\r\n");
  }

  private static String cell(Object value) {
    if (value == null || value instanceof Number) {
      return value == null ? "" : value.toString();
    }
    String text = value.toString();
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = formula && !text.matches("-?[0-9]+(\\.[0-9]+)?") ? "'" + text : text;
    return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private String json() {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        boolean plain = value == null || value instanceof Number;
        object.put(columns.get(i), plain ? value : value.toString());
      }
      objects.add(object);
    }
    try {
      return MAPPER.writeValueAsString(objects);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are JSON", impossible);
    }
  }
}
