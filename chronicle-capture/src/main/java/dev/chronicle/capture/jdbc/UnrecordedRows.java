package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Hands on what the application asks of a result of which nothing is recorded, but for the
 * statement that it is of: which one that is must not depend on whether Chronicle records.
 *
 * @param live the result
 * @param statement by which the application ran it
 */
record UnrecordedRows(ResultSet live, Statement statement) implements InvocationHandler {

  static ResultSet of(ResultSet live, Statement statement) {
    return (ResultSet)
        Proxy.newProxyInstance(
            UnrecordedRows.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            new UnrecordedRows(live, statement));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    Object result = Reflected.call(method, live, arguments);
    return result != null && method.getName().equals("getStatement") ? statement : result;
  }
}
