package dev.chronicle.demo.dashboard;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A table as comma-separated values (RFC 4180). Not thread-safe. */
final class Csv {
  /** A sheet takes a cell that starts like this for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /** Starts a table with these columns. */
  Csv(Object... columns) {
    row(columns);
  }

  /** Adds a row. */
  void row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cell(String.valueOf(cells[i])));
    }
    text.append("\r\n");
  }

  /** Returns the table as a file to keep. */
  Response answer(String name) {
    return Response.ok(text.toString())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static String cell(String value) {
    String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
