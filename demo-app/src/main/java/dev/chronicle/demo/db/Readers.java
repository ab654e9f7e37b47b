package dev.chronicle.demo.db;

import dev.chronicle.demo.core.DatabaseBusyException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A few connections that only read, handed out in the order in which they were asked for. */
final class Readers implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final DataSourceProxy pool;
  private final Jdbi jdbi;

  Readers(DataSource source, Duration patience) {
    PoolProperties properties = new PoolProperties();
    properties.setName("task readers");
    properties.setDataSource(source);
    properties.setInitialSize(1);
    properties.setMinIdle(1);
    properties.setMaxActive(CONNECTIONS);
    properties.setMaxIdle(CONNECTIONS);
    properties.setMaxWait((int) patience.toMillis());
    properties.setFairQueue(true);
    pool = new DataSourceProxy(properties);
    jdbi = Jdbi.create(() -> pool.getConnection()).installPlugin(new ColumnTypes());
  }

  /**
   * Runs queries that all see the database as it was at one moment.
   *
   * @throws DatabaseBusyException if no connection was free in time
   */
  <T> T read(HandleCallback<T, RuntimeException> work) {
    try (Handle handle = jdbi.open()) {
      return handle.inTransaction(work);
    } catch (JdbiException failure) {
      throw SqliteErrors.toCaller(failure);
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    pool.close();
  }
}
