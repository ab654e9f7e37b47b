package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.Dependencies;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;

/**
 * Stands before a data source so that no replay opens a connection.
 *
 * @param dataSource asked outside of replays
 */
record ReplayGuard(DataSource dataSource) implements InvocationHandler {

  static DataSource around(DataSource dataSource) {
    return (DataSource)
        Proxy.newProxyInstance(
            ReplayGuard.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            new ReplayGuard(dataSource));
  }

  /** Returns what a replay says to code that wants to run SQL. */
  static IllegalStateException refusal() {
    return new IllegalStateException(
        "a replay runs no SQL, and rows are not recorded: let the captured method read them through"
            + " a @Dependency, which the replay answers");
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("getConnection") && Dependencies.isReplayed()) {
      throw refusal();
    }
    if (method.getName().equals("equals") && method.getParameterCount() == 1) {
      return proxy == arguments[0];
    }
    try {
      return method.invoke(dataSource, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
