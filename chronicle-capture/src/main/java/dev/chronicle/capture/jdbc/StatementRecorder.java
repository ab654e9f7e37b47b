package dev.chronicle.capture.jdbc;

import dev.chronicle.call.Outcome;
import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.LateResult;
import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.internal.ReadAnswer;
import dev.chronicle.capture.redaction.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/**
 * Follows what is executed by one statement, and what the application reads of it; in a replay,
 * gets the answers. Used by one thread at a time. Throws only in a replay.
 */
final class StatementRecorder implements QueryExecutionListener {
  static final String KIND = "sql";

  private static final SqlTexts TEXTS = new SqlTexts();

  private final KeptParameters parameters = new KeptParameters();
  private OpenDependency open;
  private Execution execution;

  /** Of the latest execution; {@code null} if no rows were asked for. */
  private Shown latest;

  @Override
  public void beforeQuery(ExecutionInfo info, List<QueryInfo> queries) {
    closes();
    latest = null;
    open = null;
    if (!Dependencies.isFollowed()) {
      return;
    }
    open =
        Dependencies.enter(
            KIND,
            TEXTS.of(text(queries))::redacted,
            parameters(queries, info.isBatch()),
            Outcome.class,
            List.of(SQLException.class));
    if (Dependencies.isAnswered(open)) {
      answer(info.getStatement());
    }
  }

  private void answer(Statement statement) {
    try {
      ReadAnswer answer = ReadAnswer.of(open);
      if (!(statement instanceof AnsweredStatement.Face face)) {
        throw answer.unusable("cannot be given: its connection was opened before the replay");
      }
      face.answerNext(SqlAnswer.of(answer));
    } catch (Throwable error) {
      throw Dependencies.threw(open, error);
    }
  }

  @Override
  public void afterQuery(ExecutionInfo info, List<QueryInfo> queries) {
    if (open == null) {
      return;
    }
    if (info.getThrowable() != null) {
      Dependencies.failed(open, info.getThrowable());
      return;
    }
    LateResult late = Dependencies.isAnswered(open) ? null : LateResult.of(open);
    if (late == null) {
      Dependencies.returned(open, Execution.isCount(info.getResult()) ? info.getResult() : null);
    } else {
      execution = new Execution(late, TEXTS.of(text(queries)));
    }
  }

  /** Returns what is known of the parameters of the statement. */
  KeptParameters parameters() {
    return parameters;
  }

  /** Notes what a method of the statement gave, and returns what the application gets. */
  Object seen(String method, Object result, Statement by) {
    // Another thread may close the statement meanwhile.
    Execution reading = execution;
    switch (method) {
      case "executeQuery", "getResultSet", "getGeneratedKeys" -> {
        return result == null ? null : shown(method, (ResultSet) result, reading, by);
      }
      case "executeUpdate",
          "executeLargeUpdate",
          "executeBatch",
          "executeLargeBatch",
          "getUpdateCount",
          "getLargeUpdateCount" -> {
        if (reading != null) {
          reading.counted(result);
        }
      }
      case "getMoreResults" -> {
        if (reading != null) {
          reading.movedOn((boolean) result);
        }
      }
      default -> {}
    }
    return result;
  }

  /** Returns the same for the same result, however often the application asks for it. */
  private ResultSet shown(String method, ResultSet live, Execution reading, Statement by) {
    Shown before = latest;
    if (before != null && before.live() == live) {
      return before.seen();
    }
    ResultSet seen = live;
    if (reading != null) {
      seen = method.equals("getGeneratedKeys") ? reading.keys(live, by) : reading.rows(live, by);
    }
    if (seen == live) {
      seen = UnrecordedRows.of(live, by);
    }
    latest = new Shown(live, seen);
    return seen;
  }

  /**
   * @param live the driver's result
   * @param seen what the application got for it
   */
  private record Shown(ResultSet live, ResultSet seen) {}

  /** Nothing more will be read of what was executed last. */
  void closes() {
    Execution reading = execution;
    if (reading != null) {
      reading.end();
      execution = null;
    }
  }

  private static String text(List<QueryInfo> queries) {
    return queries.size() == 1
        ? text(queries.get(0))
        : queries.stream().map(StatementRecorder::text).collect(Collectors.joining(";\n"));
  }

  /** Only the driver says what it makes of no text at all. */
  private static String text(QueryInfo query) {
    return query.getQuery() == null ? "" : query.getQuery();
  }

  private List<NamedValue> parameters(List<QueryInfo> queries, boolean isBatch) {
    List<NamedValue> named = new ArrayList<>();
    for (QueryInfo query : queries) {
      List<List<ParameterSetOperation>> rows = query.getParametersList();
      if (rows.isEmpty()) {
        continue;
      }
      SqlText sql = TEXTS.of(text(query));
      for (int row = 0; row < rows.size(); row++) {
        List<ParameterSetOperation> set = rows.get(row);
        String prefix = rows.size() == 1 ? "" : (row + 1) + ".";
        for (ParameterSetOperation parameter :
            isBatch ? parameters.ofRow(row, set) : parameters.ofExecution(set)) {
          named.add(parameter(prefix, parameter, sql));
        }
      }
    }
    return named;
  }

  private static NamedValue parameter(String prefix, ParameterSetOperation set, SqlText sql) {
    Object[] keyAndValue = set.getArgs();
    boolean isNull = ParameterSetOperation.isSetNullParameterOperation(set);
    Object key = keyAndValue[0];
    return new NamedValue(
        prefix + key,
        isNull ? null : keyAndValue[1],
        key instanceof Integer index ? sql.columnOf(index) : key.toString());
  }
}
