package dev.chronicle.capture.jdbc;

import dev.chronicle.call.Loss.Reason;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Hands on what the application asks of a result, and notes what it gets.
 *
 * @param live the result
 * @param recording gets what is read
 * @param execution whose result it is; locked while something is noted
 * @param statement by which the application ran it
 */
record FollowedRows(
    ResultSet live, RowsRecording recording, Execution execution, Statement statement)
    implements InvocationHandler {

  /** What changes neither the position nor the data. */
  private static final Set<String> HARMLESS =
      Set.of(
          "close",
          "isClosed",
          "wasNull",
          "findColumn",
          "getMetaData",
          "getWarnings",
          "clearWarnings",
          "getCursorName",
          "isBeforeFirst",
          "isAfterLast",
          "isFirst",
          "isLast",
          "getRow",
          "getStatement",
          "getType",
          "getConcurrency",
          "getHoldability",
          "setFetchSize",
          "getFetchSize",
          "setFetchDirection",
          "getFetchDirection",
          "isWrapperFor",
          "hashCode",
          "toString");

  static ResultSet of(
      ResultSet live, RowsRecording recording, Execution execution, Statement statement) {
    return (ResultSet)
        Proxy.newProxyInstance(
            FollowedRows.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            new FollowedRows(live, recording, execution, statement));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("equals")) {
      return proxy == arguments[0];
    }
    Object result;
    try {
      result = Reflected.call(method, live, arguments);
    } catch (SQLException | RuntimeException error) {
      if (name.equals("next")) {
        note(
            () ->
                recording.cut(Reason.UNREADABLE, "reading failed: " + error.getClass().getName()));
      }
      throw error;
    }
    if (name.equals("next")) {
      note(() -> recording.next((boolean) result));
    } else if (!HARMLESS.contains(name)) {
      if (name.startsWith("get") && arguments != null) {
        got(arguments[0], result);
      } else {
        note(() -> recording.cut(Reason.UNSUPPORTED, name + " is not followed"));
      }
    }
    return name.equals("getStatement") && result != null ? statement : result;
  }

  /** The application has its value already: that a driver tells no more is not its concern. */
  private void got(Object column, Object value) {
    try {
      boolean mayBeNull =
          Boolean.FALSE.equals(value)
              || (value instanceof Number number && number.doubleValue() == 0);
      Object got = mayBeNull && live.wasNull() ? null : value;
      int index = column instanceof Integer known ? known : find((String) column);
      note(() -> recording.got(index, got));
    } catch (SQLException | RuntimeException notTold) {
      note(
          () ->
              recording.cut(
                  Reason.UNREADABLE, "what was read is unknown: " + notTold.getClass().getName()));
    }
  }

  /** Drivers find more names than labels, such as {@code table.column}. */
  private int find(String name) throws SQLException {
    int index = recording.find(name);
    return index > 0 ? index : live.findColumn(name);
  }

  private void note(Runnable action) {
    synchronized (execution) {
      if (!execution.hasEnded()) {
        action.run();
      }
    }
  }
}
