package dev.chronicle.capture.jdbc;

import java.lang.reflect.Method;
import java.sql.SQLException;

/** What every proxy answers by itself that stands for no other object. */
final class ProxyBasics {
  private ProxyBasics() {}

  /**
   * Answers one of {@code equals}, {@code hashCode}, {@code toString}, {@code unwrap} and {@code
   * isWrapperFor}.
   */
  static Object invoke(Object proxy, String description, Method method, Object[] arguments)
      throws SQLException {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "isWrapperFor" -> ((Class<?>) arguments[0]).isInstance(proxy);
      case "unwrap" -> {
        if (!((Class<?>) arguments[0]).isInstance(proxy)) {
          throw new SQLException(
              description + " are no " + ((Class<?>) arguments[0]).getName() + " of a driver");
        }
        yield proxy;
      }
      default -> description;
    };
  }
}
