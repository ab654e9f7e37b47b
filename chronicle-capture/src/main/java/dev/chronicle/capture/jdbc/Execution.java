package dev.chronicle.capture.jdbc;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.internal.LateResult;
import dev.chronicle.capture.redaction.SqlText;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the application reads of one execution of a statement, until that is closed or executed
 * again, or the captured call ends. Thread-safe.
 *
 * <p>Recorded as a number or a list of numbers where only rows were counted, else as a JSON object,
 * which {@link SqlAnswer} reads.
 */
final class Execution {
  private final LateResult late;
  private final SqlText statement;
  private String count;
  private RowsRecording rows;
  private RowsRecording keys;
  private boolean hasMovedOn;
  private boolean goesOn;
  private boolean ended;

  Execution(LateResult late, SqlText statement) {
    this.late = late;
    this.statement = statement;
    late.atEndOfCall(this::end);
  }

  /** Says whether a result tells how many rows changed. */
  static boolean isCount(Object result) {
    return result instanceof Integer
        || result instanceof Long
        || result instanceof int[]
        || result instanceof long[];
  }

  /** The application got the number of rows that changed; for a batch, several. */
  synchronized void counted(Object result) {
    if (result instanceof Number number) {
      boolean isNone = number.longValue() < 0;
      goesOn = goesOn || (hasMovedOn && !isNone);
      count = count != null || isNone ? count : result.toString();
      return;
    }
    if (!isCount(result)) {
      return;
    }
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < Array.getLength(result); i++) {
      list.append(i == 0 ? "" : ",").append(Array.get(result, i));
    }
    count = list.append(']').toString();
  }

  /**
   * The application gets rows; returns those that tell what it reads of them.
   *
   * @param by the statement as the application knows it
   */
  synchronized ResultSet rows(ResultSet live, Statement by) {
    if (hasMovedOn) {
      goesOn = true;
      return live;
    }
    if (rows == null) {
      rows = RowsRecording.of(live, statement, late);
    }
    return FollowedRows.of(live, rows, this, by);
  }

  /** The same for generated keys. */
  synchronized ResultSet keys(ResultSet live, Statement by) {
    if (keys == null) {
      keys = RowsRecording.of(live, statement, late);
    }
    return FollowedRows.of(live, keys, this, by);
  }

  /**
   * The application asked for the next result of the same execution. If there is one, it is not
   * recorded.
   *
   * @param hasRows whether that is one with rows
   */
  synchronized void movedOn(boolean hasRows) {
    hasMovedOn = true;
    goesOn = goesOn || hasRows;
  }

  /** Nothing more is read. */
  synchronized void end() {
    if (!ended) {
      ended = true;
      late.end(value());
    }
  }

  /** Says whether nothing can be noted any more. To be asked while this is locked. */
  boolean hasEnded() {
    return ended;
  }

  private CapturedValue value() {
    List<Loss> losses = new ArrayList<>();
    String json = json(losses);
    return losses.isEmpty()
        ? CapturedValue.exact(json)
        : new CapturedValue(json, Fidelity.PARTIAL, losses);
  }

  private String json(List<Loss> losses) {
    if (rows == null && keys == null && !goesOn) {
      return count == null ? "null" : count;
    }
    if (rows != null && count == null && keys == null && !goesOn) {
      return rows.json("$", losses);
    }
    StringBuilder json = new StringBuilder("{");
    if (count != null) {
      json.append("\"count\":").append(count).append(',');
    }
    if (rows != null) {
      json.append("\"result\":").append(rows.json("$.result", losses)).append(',');
    }
    if (keys != null) {
      json.append("\"keys\":").append(keys.json("$.keys", losses)).append(',');
    }
    return json.append("\"further_results\":").append(goesOn).append('}').toString();
  }
}
