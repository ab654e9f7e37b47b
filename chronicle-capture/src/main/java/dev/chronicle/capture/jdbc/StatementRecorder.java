package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.internal.OpenDependency;
import dev.chronicle.capture.redaction.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/** Tells the recorder of every statement that was executed. Never throws. */
final class StatementRecorder implements QueryExecutionListener {
  private static final String KIND = "sql";
  private static final String OPEN = "chronicle.open";

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    OpenDependency open =
        Dependencies.enter(
            KIND,
            SqlText.of(queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining(";\n")))
                ::redacted,
            parameters(queries),
            Object.class,
            List.of());
    if (Dependencies.isAnswered(open)) {
      throw Dependencies.threw(open, ReplayGuard.refusal());
    }
    execution.addCustomValue(OPEN, open);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    OpenDependency open = execution.getCustomValue(OPEN, OpenDependency.class);
    if (execution.getThrowable() == null) {
      Dependencies.returned(open, rowsChanged(execution.getResult()));
    } else {
      Dependencies.failed(open, execution.getThrowable());
    }
  }

  private static List<NamedValue> parameters(List<QueryInfo> queries) {
    int rows = queries.stream().mapToInt(query -> query.getParametersList().size()).sum();
    List<NamedValue> named = new ArrayList<>();
    int row = 0;
    for (QueryInfo query : queries) {
      SqlText sql = SqlText.of(query.getQuery());
      for (List<ParameterSetOperation> set : query.getParametersList()) {
        row++;
        String prefix = rows == 1 ? "" : row + ".";
        set.forEach(parameter -> named.add(parameter(prefix, parameter, sql)));
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

  /** Returns the update counts; {@code null} where the statement had rows to read instead. */
  private static Object rowsChanged(Object result) {
    boolean isCount =
        result instanceof Integer
            || result instanceof Long
            || result instanceof int[]
            || result instanceof long[];
    return isCount ? result : null;
  }
}
