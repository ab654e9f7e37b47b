package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.NamedValue;
import dev.chronicle.capture.internal.OpenDependency;
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
            queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining(";\n")),
            parameters(queries),
            Object.class);
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
    List<List<ParameterSetOperation>> rows =
        queries.stream().flatMap(query -> query.getParametersList().stream()).toList();
    List<NamedValue> named = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      String prefix = rows.size() == 1 ? "" : (row + 1) + ".";
      for (ParameterSetOperation set : rows.get(row)) {
        Object[] keyAndValue = set.getArgs();
        boolean isNull = ParameterSetOperation.isSetNullParameterOperation(set);
        named.add(new NamedValue(prefix + keyAndValue[0], isNull ? null : keyAndValue[1]));
      }
    }
    return named;
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
