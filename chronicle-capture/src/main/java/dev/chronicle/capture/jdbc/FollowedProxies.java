package dev.chronicle.capture.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.StatementType;
import net.ttddyy.dsproxy.proxy.ConnectionProxyLogic;
import net.ttddyy.dsproxy.proxy.JdbcProxyFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import net.ttddyy.dsproxy.proxy.StatementProxyLogic;

/**
 * Gives each connection and statement a proxy that has datasource-proxy's logic, which knows the
 * parameters of each statement, and follows what the application reads of its results.
 */
final class FollowedProxies implements JdbcProxyFactory {

  @Override
  public DataSource createDataSource(DataSource dataSource, ProxyConfig config) {
    return DataSourceHandler.around(dataSource);
  }

  @Override
  public Connection createConnection(
      Connection connection, ConnectionInfo info, ProxyConfig config) {
    return proxy(
        Connection.class,
        new ConnectionHandler(new ConnectionProxyLogic(connection, info, config)));
  }

  @Override
  public Statement createStatement(
      Statement statement, ConnectionInfo info, Connection connection, ProxyConfig config) {
    return proxy(
        Statement.class,
        handler(
            StatementProxyLogic.Builder.create()
                .statement(statement, StatementType.STATEMENT)
                .connectionInfo(info)
                .proxyConnection(connection)));
  }

  @Override
  public PreparedStatement createPreparedStatement(
      PreparedStatement statement,
      String query,
      ConnectionInfo info,
      Connection connection,
      ProxyConfig config,
      boolean generateKey) {
    return proxy(
        PreparedStatement.class,
        handler(
            StatementProxyLogic.Builder.create()
                .statement(statement, StatementType.PREPARED)
                .query(query)
                .connectionInfo(info)
                .proxyConnection(connection)
                .generateKey(generateKey)));
  }

  @Override
  public CallableStatement createCallableStatement(
      CallableStatement statement,
      String query,
      ConnectionInfo info,
      Connection connection,
      ProxyConfig config) {
    return proxy(
        CallableStatement.class,
        handler(
            StatementProxyLogic.Builder.create()
                .statement(statement, StatementType.CALLABLE)
                .query(query)
                .connectionInfo(info)
                .proxyConnection(connection)));
  }

  /** Each statement has a listener of its own, which so knows what the application reads of it. */
  private static StatementHandler handler(StatementProxyLogic.Builder logic) {
    StatementRecorder recorder = new StatementRecorder();
    ProxyConfig own =
        ProxyConfig.Builder.create()
            .queryListener(recorder)
            .parameterTransformer(recorder.parameters())
            .stopwatchFactory(NoStopwatch::new)
            .build();
    return new StatementHandler(logic.proxyConfig(own).build(), recorder);
  }

  @Override
  public ResultSet createResultSet(ResultSet rows, ConnectionInfo info, ProxyConfig config) {
    return rows;
  }

  @Override
  public ResultSet createGeneratedKeys(ResultSet keys, ConnectionInfo info, ProxyConfig config) {
    return keys;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            ProxyJdbcObject.class.getClassLoader(),
            new Class<?>[] {ProxyJdbcObject.class, type},
            handler));
  }
}
