package dev.chronicle.capture.jdbc;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A result that gives the rows of a recording, one after the other. Not thread-safe. */
final class AnsweredRows implements InvocationHandler {
  private final RecordedRows rows;
  private final Statement statement;
  private int row;
  private boolean wasNull;
  private boolean isClosed;

  private AnsweredRows(RecordedRows rows, Statement statement) {
    this.rows = rows;
    this.statement = statement;
  }

  static ResultSet of(RecordedRows rows, Statement statement) {
    return (ResultSet)
        Proxy.newProxyInstance(
            AnsweredRows.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            new AnsweredRows(rows, statement));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
    return switch (method.getName()) {
      case "next" -> next();
      case "wasNull" -> wasNull;
      case "close" -> {
        isClosed = true;
        yield null;
      }
      case "isClosed" -> isClosed;
      case "getMetaData" -> AnsweredColumns.of(rows);
      case "getStatement" -> statement;
      case "findColumn" -> find((String) arguments[0]);
      case "getRow" -> isOnRow() ? row : 0;
      case "isBeforeFirst" -> row == 0 && !rows.rows().isEmpty();
      case "isAfterLast" -> row > rows.rows().size() && !rows.rows().isEmpty();
      case "isFirst" -> row == 1 && isOnRow();
      case "getType" -> ResultSet.TYPE_FORWARD_ONLY;
      case "getConcurrency" -> ResultSet.CONCUR_READ_ONLY;
      case "getFetchDirection" -> ResultSet.FETCH_FORWARD;
      case "getFetchSize" -> 0;
      case "getWarnings", "clearWarnings", "setFetchSize", "setFetchDirection" -> null;
      case "unwrap", "isWrapperFor", "equals", "hashCode", "toString" ->
          ProxyBasics.invoke(proxy, "recorded rows", method, arguments);
      default -> {
        if (method.getName().startsWith("get") && arguments != null) {
          yield get(method, arguments);
        }
        throw rows.source()
            .unusable("cannot be read by ResultSet." + method.getName() + ", only row by row");
      }
    };
  }

  private boolean next() throws SQLException {
    requireOpen();
    int known = rows.rows().size();
    if (row < known) {
      row++;
      return true;
    }
    switch (rows.end()) {
      case CUT -> throw rows.source().unusable("holds only " + known + " rows, there were more");
      case NOT_REACHED ->
          throw rows.source()
              .neverAsked("only " + known + " rows were read when this was recorded");
      case REACHED -> row = known + 1;
    }
    return false;
  }

  private Object get(Method method, Object[] arguments) throws SQLException {
    requireOpen();
    if (!isOnRow()) {
      throw new SQLException("the result is not on a row");
    }
    int column = arguments[0] instanceof Integer index ? index : find((String) arguments[0]);
    if (column < 1 || column > rows.columns().size()) {
      throw new SQLException("the result has no column " + column);
    }
    Class<?> primitive = method.getReturnType();
    Object value = rows.value(row, column, wanted(method, arguments));
    wasNull = value == null;
    return wasNull && primitive.isPrimitive() ? zero(primitive) : value;
  }

  private static Class<?> wanted(Method method, Object[] arguments) {
    if (arguments.length == 2 && arguments[1] instanceof Class<?> type) {
      return type;
    }
    return MethodType.methodType(method.getReturnType()).wrap().returnType();
  }

  private static Object zero(Class<?> primitive) {
    return ZEROS.get(primitive);
  }

  private static final Map<Class<?>, Object> ZEROS =
      Map.of(
          boolean.class,
          false,
          byte.class,
          (byte) 0,
          short.class,
          (short) 0,
          int.class,
          0,
          long.class,
          0L,
          float.class,
          0f,
          double.class,
          0d);

  private int find(String label) throws SQLException {
    for (int i = 0; i < rows.columns().size(); i++) {
      if (rows.columns().get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    String name = label.substring(label.lastIndexOf('.') + 1);
    if (!name.equals(label)) {
      return find(name);
    }
    throw new SQLException("the result has no column " + label);
  }

  private boolean isOnRow() {
    return row >= 1 && row <= rows.rows().size();
  }

  private void requireOpen() throws SQLException {
    if (isClosed) {
      throw new SQLException("the result is closed");
    }
  }
}
