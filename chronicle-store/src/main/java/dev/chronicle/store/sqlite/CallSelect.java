package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The SQL for one {@link CallQuery}, all but its text.
 *
 * <p>Which index it uses is written into it, as SQLite keeps no statistics here that would let it
 * choose well: the one that leaves the fewest rows to look at, among those that yield them newest
 * first.
 */
final class CallSelect {
  /** SQLite's word for no limit. */
  static final int UNLIMITED = -1;

  private static final String TRACE_GROUPS =
      "(WITH RECURSIVE groups (n) AS ("
          + "SELECT min(trace_group) FROM call INDEXED BY call_trace WHERE trace_id IS NOT NULL"
          + " UNION ALL SELECT n + 1 FROM groups WHERE n <"
          + " (SELECT max(trace_group) FROM call INDEXED BY call_trace WHERE trace_id IS NOT NULL)"
          + ") SELECT n FROM groups)";

  private final List<Object> parameters = new ArrayList<>();
  private final String sql;

  /**
   * A query for calls of some functions.
   *
   * @param functions their numbers in the database; none stands for any function
   * @param limit how many rows at most, or {@link #UNLIMITED}
   */
  CallSelect(CallQuery query, List<Integer> functions, int limit, int offset) {
    CallFilter filter = query.filter();
    String calls =
        functions.isEmpty()
            ? oneFunction(filter, query.cursor(), null)
            : union(filter, query.cursor(), functions);
    String order = query.order() == CallOrder.NEWEST ? "id DESC" : "duration_ns DESC, id DESC";
    this.sql = calls + " ORDER BY " + order + " LIMIT ? OFFSET ?";
    parameters.add(limit);
    parameters.add(offset);
  }

  /** A query for calls of some functions in the order of their ids. */
  CallSelect(CallFilter filter, List<Integer> functions, int limit) {
    String calls =
        functions.isEmpty() ? oneFunction(filter, null, null) : union(filter, null, functions);
    this.sql = calls + " ORDER BY id LIMIT ?";
    parameters.add(limit);
  }

  String sql() {
    return sql;
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  // With IN (...) SQLite would sort all matching rows; parts that are each in order it merges.
  private String union(CallFilter filter, Cursor cursor, List<Integer> functions) {
    StringJoiner union = new StringJoiner(" UNION ALL ");
    functions.forEach(function -> union.add(oneFunction(filter, cursor, function)));
    return union.toString();
  }

  private String oneFunction(CallFilter query, Cursor cursor, Integer function) {
    SlowCalls slow = SlowCalls.reachedBy(query.minDuration());
    StringJoiner where = new StringJoiner(" AND ");
    where.setEmptyValue("1");
    if (query.traceId() != null) {
      where.add("trace_group IN " + TRACE_GROUPS);
      add(where, "trace_id = ?", HexColumn.toColumn(query.traceId()));
    }
    if (function != null) {
      add(where, "function = ?", function);
    }
    if (query.hasError() != null) {
      // Literal, as the conditions of partial indexes are.
      where.add(query.hasError() ? "error = 1" : "error = 0");
    }
    if (query.exceptionType() != null) {
      add(
          where,
          "CASE WHEN error = 1 AND typeof(recording) = 'text'"
              + " THEN json_extract(recording, '$.exception_type') END = ?",
          query.exceptionType());
    }
    if (query.serviceVersion() != null) {
      add(where, "service IN (SELECT id FROM service WHERE version = ?)", query.serviceVersion());
    }
    if (query.rootsOnly()) {
      where.add("parent_id IS NULL");
    }
    if (slow != null) {
      where.add(slow.condition());
    }
    if (query.minDuration() != null) {
      add(where, "duration_ns >= ?", query.minDuration().toNanos());
    }
    if (query.maxDuration() != null) {
      add(where, "duration_ns <= ?", query.maxDuration().toNanos());
    }
    if (query.since() != null) {
      add(where, "id >= ?", CallId.lowestAt(query.since()).value());
    }
    if (query.newerThan() != null) {
      add(where, "id > ?", query.newerThan().value());
    }
    if (query.until() != null) {
      add(where, "id < ?", CallId.lowestAt(query.until()).value());
    }
    if (cursor != null && cursor.order() == CallOrder.NEWEST) {
      add(where, "id < ?", cursor.lastId().value());
    } else if (cursor != null) {
      where.add("(duration_ns, id) < (?, ?)");
      parameters.add(cursor.lastDuration().toNanos());
      parameters.add(cursor.lastId().value());
    }
    return "SELECT "
        + CallRows.COLUMNS
        + " FROM call "
        + index(query, function != null, slow)
        + " WHERE "
        + where;
  }

  private void add(StringJoiner where, String condition, Object parameter) {
    where.add(condition);
    parameters.add(parameter);
  }

  private static String index(CallFilter query, boolean ofFunction, SlowCalls slow) {
    boolean errorsOnly = Boolean.TRUE.equals(query.hasError());
    if (query.traceId() != null) {
      return "INDEXED BY call_trace";
    }
    if (ofFunction) {
      return errorsOnly ? "INDEXED BY call_function_error" : "INDEXED BY call_function";
    }
    if (errorsOnly) {
      return "INDEXED BY call_error";
    }
    return slow == null ? "NOT INDEXED" : "INDEXED BY " + slow.index();
  }
}
