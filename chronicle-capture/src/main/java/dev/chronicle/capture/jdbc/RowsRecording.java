package dev.chronicle.capture.jdbc;

import dev.chronicle.call.Loss;
import dev.chronicle.call.Loss.Reason;
import dev.chronicle.capture.internal.LateResult;
import dev.chronicle.capture.redaction.SqlText;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that the application reads of one result, written down as it reads them: fields that it
 * leaves out, and rows that it never comes to, are no part of it. Not thread-safe.
 */
final class RowsRecording {
  /** Most rows of one result that are recorded. */
  static final int MOST_ROWS = 1_000;

  private final LateResult late;
  private final List<ColumnRecording> columns;
  private final StringBuilder rows = new StringBuilder();
  private final List<Map<Reason, Integer>> lost = new ArrayList<>();
  private Reading[] row;
  private int count;
  private boolean ended;
  private Reason cut;
  private String why = "";

  private RowsRecording(LateResult late, List<ColumnRecording> columns) {
    this.late = late;
    this.columns = columns;
    columns.forEach(column -> lost.add(new EnumMap<>(Reason.class)));
  }

  /** Begins to record a result, of which nothing is recorded if it does not tell its columns. */
  static RowsRecording of(ResultSet live, SqlText statement, LateResult late) {
    List<ColumnRecording> columns = new ArrayList<>();
    try {
      ResultSetMetaData metaData = live.getMetaData();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        columns.add(ColumnRecording.of(metaData, i, statement, late));
      }
      return new RowsRecording(late, columns);
    } catch (SQLException | RuntimeException notTold) {
      RowsRecording none = new RowsRecording(late, List.of());
      none.cut(Reason.UNREADABLE, "its columns could not be read");
      return none;
    }
  }

  /** The application went on to the next row, or found that there is none. */
  void next(boolean hasRow) {
    finishRow();
    if (cut != null || ended) {
      return;
    }
    if (!hasRow) {
      ended = true;
    } else if (count == MOST_ROWS) {
      cut(Reason.ITEMS_CUT, "kept " + MOST_ROWS + " rows");
    } else {
      row = new Reading[columns.size()];
    }
  }

  /** Returns the position of a column, counted from 1; 0 if there is none of this name. */
  int find(String label) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isCalled(label)) {
        return i + 1;
      }
    }
    return 0;
  }

  /**
   * The application got a value of the current row.
   *
   * @param column counted from 1
   */
  void got(int column, Object value) {
    if (row == null || column < 1 || column > row.length) {
      return;
    }
    Reading before = row[column - 1];
    if (before != null && (value == null || before.has(value.getClass()))) {
      return;
    }
    row[column - 1] = columns.get(column - 1).write(value, before);
    if (late.isFull()) {
      row = null;
      cut(Reason.BYTES_CUT, "kept " + count + " rows");
    }
  }

  /** The application does something else than to read row by row. */
  void cut(Reason reason, String detail) {
    finishRow();
    if (cut == null && !ended) {
      cut = reason;
      why = detail;
    }
  }

  private void finishRow() {
    if (row == null) {
      return;
    }
    rows.append(count == 0 ? "[" : ",[");
    int last = row.length;
    while (last > 0 && row[last - 1] == null) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      rows.append(i == 0 ? "" : ",").append(row[i] == null ? "[]" : row[i].field());
      for (Reading reading = row[i]; reading != null; reading = reading.before()) {
        if (reading.lost() != null) {
          lost.get(i).merge(reading.lost(), 1, Integer::sum);
        }
      }
    }
    rows.append(']');
    row = null;
    count++;
  }

  /**
   * Returns all as JSON.
   *
   * @param path where it will stand
   * @param losses gets what was lost
   */
  String json(String path, List<Loss> losses) {
    finishRow();
    for (int i = 0; i < lost.size(); i++) {
      String column = path + ".rows[*][" + i + "]";
      lost.get(i)
          .forEach((reason, times) -> losses.add(new Loss(column, reason, times + " fields")));
    }
    if (cut != null) {
      losses.add(new Loss(path + ".rows", cut, why));
    }
    StringBuilder json = new StringBuilder("{\"columns\":[");
    for (int i = 0; i < columns.size(); i++) {
      json.append(i == 0 ? "" : ",").append(columns.get(i).json());
    }
    json.append("],\"rows\":[").append(rows).append("],\"end\":");
    return json.append(cut != null ? "\"CUT\"" : ended ? "\"REACHED\"" : "\"NOT_REACHED\"")
        .append('}')
        .toString();
  }
}
