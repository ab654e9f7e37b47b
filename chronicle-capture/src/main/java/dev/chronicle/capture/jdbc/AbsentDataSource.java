package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source that has no database and can do nothing. */
final class AbsentDataSource implements InvocationHandler {
  private AbsentDataSource() {}

  static DataSource create() {
    return (DataSource)
        Proxy.newProxyInstance(
            AbsentDataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            new AbsentDataSource());
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws SQLException {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "no database";
      case "isWrapperFor" -> false;
      default ->
          throw new SQLException("this data source has no database: it answers in a replay only");
    };
  }
}
