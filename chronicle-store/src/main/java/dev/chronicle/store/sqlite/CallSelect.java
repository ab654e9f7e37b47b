package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.CallQuery;
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
   * A query for calls of any function.
   *
   * @param limit how many rows at most, or {@link #UNLIMITED}
   */
  CallSelect(CallQuery query, int limit, int offset) {
    this(query, List.of(), limit, offset);
  }

  /**
   * A query for calls of some functions.
   *
   * @param functions their numbers in the database; none stands for any function
   */
  CallSelect(CallQuery query, List<Integer> functions, int limit, int offset) {
    String calls = functions.isEmpty() ? oneFunction(query, null) : union(query, functions);
    this.sql = calls + " ORDER BY id DESC LIMIT ? OFFSET ?";
    parameters.add(limit);
    parameters.add(offset);
  }

  String sql() {
    return sql;
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  // With IN (...) SQLite would sort all matching rows; parts that are each in order it merges.
  private String union(CallQuery query, List<Integer> functions) {
    StringJoiner union = new StringJoiner(" UNION ALL ");
    functions.forEach(function -> union.add(oneFunction(query, function)));
    return union.toString();
  }

  private String oneFunction(CallQuery query, Integer function) {
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
    if (slow != null) {
      where.add(slow.condition());
    }
    if (query.minDuration() != null) {
      add(where, "duration_ns >= ?", query.minDuration().toNanos());
    }
    if (query.since() != null) {
      add(where, "id >= ?", CallId.lowestAt(query.since()).value());
    }
    CallId before = before(query);
    if (before != null) {
      add(where, "id < ?", before.value());
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

  private static CallId before(CallQuery query) {
    CallId until = query.until() == null ? null : CallId.lowestAt(query.until());
    CallId cursor = query.cursor() == null ? null : query.cursor().lastId();
    if (until == null || cursor == null) {
      return until == null ? cursor : until;
    }
    return until.compareTo(cursor) < 0 ? until : cursor;
  }

  private static String index(CallQuery query, boolean ofFunction, SlowCalls slow) {
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
