package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.ReadAnswer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A connection to no database, whose statements answer from a recording. Beginning and ending
 * transactions does nothing here: how they end is answered before it comes to this.
 *
 * <p>Not thread-safe.
 */
final class AnsweredConnection implements InvocationHandler {
  private final Map<String, Object> settings = new HashMap<>();
  private int savepoints;
  private boolean isClosed;

  private AnsweredConnection() {
    settings.put("AutoCommit", true);
    settings.put("ReadOnly", false);
    settings.put("TransactionIsolation", Connection.TRANSACTION_READ_COMMITTED);
    settings.put("Holdability", ResultSet.CLOSE_CURSORS_AT_COMMIT);
    settings.put("NetworkTimeout", 0);
    settings.put("TypeMap", Map.of());
    settings.put("Catalog", null);
    settings.put("Schema", null);
  }

  static Connection open() {
    return (Connection)
        Proxy.newProxyInstance(
            AnsweredConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new AnsweredConnection());
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
    String name = method.getName();
    return switch (name) {
      case "close", "abort" -> {
        isClosed = true;
        yield null;
      }
      case "isClosed" -> isClosed;
      case "isValid" -> !isClosed;
      case "createStatement" -> statement(Statement.class);
      case "prepareStatement" -> statement(PreparedStatement.class);
      case "prepareCall" -> statement(CallableStatement.class);
      case "nativeSQL" -> arguments[0];
      case "setSavepoint" -> savepoint(arguments == null ? null : (String) arguments[0]);
      case "getClientInfo" -> arguments == null ? new Properties() : null;
      case "setClientInfo",
          "releaseSavepoint",
          "commit",
          "rollback",
          "getWarnings",
          "clearWarnings",
          "beginRequest",
          "endRequest" ->
          null;
      case "unwrap", "isWrapperFor", "equals", "hashCode", "toString" ->
          ProxyBasics.invoke(proxy, "connections of a replay", method, arguments);
      default -> setting(name, arguments);
    };
  }

  private Object setting(String name, Object[] arguments) {
    String setting = name.replaceFirst("^(get|is|set)", "");
    if (!settings.containsKey(setting)) {
      throw ReadAnswer.unanswerable("Connection." + name + " is not recorded");
    }
    if (name.startsWith("set")) {
      settings.put(setting, arguments[arguments.length - 1]);
      return null;
    }
    return settings.get(setting);
  }

  private <T extends Statement> T statement(Class<T> type) throws SQLException {
    if (isClosed) {
      throw new SQLException("the connection is closed");
    }
    return AnsweredStatement.of(type);
  }

  private Savepoint savepoint(String name) {
    savepoints++;
    return new NamedSavepoint(savepoints, name);
  }

  private record NamedSavepoint(int id, String name) implements Savepoint {
    @Override
    public int getSavepointId() {
      return id;
    }

    @Override
    public String getSavepointName() {
      return name;
    }
  }
}
