package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.ReadAnswer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A statement of no database: what it gives when it is executed was told it before. Not
 * thread-safe.
 */
final class AnsweredStatement implements InvocationHandler {
  private static final long NO_MORE = -1;

  private final Map<String, Object> settings = new HashMap<>();
  private SqlAnswer answer;
  private boolean hasMovedOn;
  private boolean isClosed;

  private AnsweredStatement() {
    settings.put("FetchSize", 0);
    settings.put("FetchDirection", ResultSet.FETCH_FORWARD);
    settings.put("MaxRows", 0);
    settings.put("LargeMaxRows", 0L);
    settings.put("MaxFieldSize", 0);
    settings.put("QueryTimeout", 0);
    settings.put("Poolable", false);
    settings.put("ResultSetType", ResultSet.TYPE_FORWARD_ONLY);
    settings.put("ResultSetConcurrency", ResultSet.CONCUR_READ_ONLY);
    settings.put("ResultSetHoldability", ResultSet.CLOSE_CURSORS_AT_COMMIT);
  }

  /** By which a statement is told what it will give. */
  interface Face {
    /** Sets what the next execution gives. */
    void answerNext(SqlAnswer answer);
  }

  static <T extends Statement> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            AnsweredStatement.class.getClassLoader(),
            new Class<?>[] {type, Face.class},
            new AnsweredStatement()));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
    String name = method.getName();
    return switch (name) {
      case "answerNext" -> {
        answer = (SqlAnswer) arguments[0];
        hasMovedOn = false;
        yield null;
      }
      case "executeQuery" -> rowsOf((Statement) proxy);
      case "getResultSet" -> answer.rows() == null || hasMovedOn ? null : rowsOf((Statement) proxy);
      case "execute" -> answer.rows() != null;
      case "executeUpdate" -> Math.toIntExact(answer.updated());
      case "executeLargeUpdate" -> answer.updated();
      case "executeBatch" ->
          Arrays.stream(answer.updatedByEach()).mapToInt(Math::toIntExact).toArray();
      case "executeLargeBatch" -> answer.updatedByEach();
      case "getUpdateCount" -> Math.toIntExact(updateCount());
      case "getLargeUpdateCount" -> updateCount();
      case "getMoreResults" -> moreResults();
      case "getGeneratedKeys" -> keys((Statement) proxy);
      case "close" -> {
        isClosed = true;
        yield null;
      }
      case "isClosed" -> isClosed;
      case "isCloseOnCompletion" -> false;
      case "addBatch",
          "clearBatch",
          "clearParameters",
          "clearWarnings",
          "getWarnings",
          "closeOnCompletion",
          "cancel" ->
          null;
      case "unwrap", "isWrapperFor", "equals", "hashCode", "toString" ->
          ProxyBasics.invoke(proxy, "statements of a replay", method, arguments);
      default -> setting(name, arguments);
    };
  }

  private Object setting(String name, Object[] arguments) {
    if (name.startsWith("set")) {
      if (arguments.length == 1) {
        settings.put(name.substring("set".length()), arguments[0]);
      }
      return null;
    }
    String setting = name.replaceFirst("^(get|is)", "");
    if (!settings.containsKey(setting)) {
      throw ReadAnswer.unanswerable("what Statement." + name + " returns is not recorded");
    }
    return settings.get(setting);
  }

  private ResultSet rowsOf(Statement self) {
    if (answer.rows() == null) {
      throw answer.source().neverAsked("no rows were read when this was recorded");
    }
    return AnsweredRows.of(answer.rows(), self);
  }

  private ResultSet keys(Statement self) {
    if (answer == null || answer.keys() == null) {
      throw answer == null
          ? ReadAnswer.unanswerable("generated keys without an execution")
          : answer.source().neverAsked("generated keys were not read when this was recorded");
    }
    return AnsweredRows.of(answer.keys(), self);
  }

  private long updateCount() {
    return answer == null || answer.rows() != null || hasMovedOn ? NO_MORE : answer.updated();
  }

  private boolean moreResults() {
    if (answer != null && answer.goesOn()) {
      throw answer.source().unusable("does not hold further results of the same execution");
    }
    hasMovedOn = true;
    return false;
  }
}
