package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.internal.Dependencies;
import dev.chronicle.capture.internal.RareFailure;
import dev.chronicle.capture.internal.ReadAnswer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;

/**
 * Gives connections that are recorded or, in a replay, connections to no database that answer from
 * the recording.
 *
 * @param dataSource asked outside of replays
 */
record DataSourceHandler(DataSource dataSource) implements InvocationHandler {
  private static final ProxyConfig CONFIG =
      ProxyConfig.Builder.create().jdbcProxyFactory(new FollowedProxies()).build();

  static DataSource around(DataSource dataSource) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSourceHandler.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            new DataSourceHandler(dataSource));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getConnection" -> followed(connection(method, arguments));
      case "createConnectionBuilder" -> {
        if (Dependencies.isReplayed()) {
          throw ReadAnswer.unanswerable("connections by createConnectionBuilder are not recorded");
        }
        yield Reflected.call(method, dataSource, arguments);
      }
      case "unwrap" ->
          ((Class<?>) arguments[0]).isInstance(proxy)
              ? proxy
              : Reflected.call(method, dataSource, arguments);
      case "isWrapperFor" ->
          ((Class<?>) arguments[0]).isInstance(proxy)
              || (boolean) Reflected.call(method, dataSource, arguments);
      case "equals" -> proxy == arguments[0];
      default -> Reflected.call(method, dataSource, arguments);
    };
  }

  private Connection connection(Method method, Object[] arguments) throws Throwable {
    RareFailure attempt =
        RareFailure.attempt(StatementRecorder.KIND, "connect", SQLException.class);
    if (Dependencies.isReplayed()) {
      if (attempt != null) {
        attempt.throwAsRecorded();
      }
      return AnsweredConnection.open();
    }
    try {
      return (Connection) Reflected.call(method, dataSource, arguments);
    } catch (Throwable error) {
      if (attempt != null) {
        attempt.failed(error);
      }
      throw error;
    }
  }

  private static Connection followed(Connection connection) {
    ConnectionInfo info = new ConnectionInfo();
    info.setConnectionId("");
    return CONFIG.getJdbcProxyFactory().createConnection(connection, info, CONFIG);
  }
}
