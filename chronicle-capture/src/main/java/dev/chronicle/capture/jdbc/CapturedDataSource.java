package dev.chronicle.capture.jdbc;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Makes a data source whose statements are recorded under the captured call that runs them: SQL
 * text, parameters, rows changed or the error, and how long it took.
 *
 * <p>Rows that a query returns are not recorded, and in a replay no connection is opened: there,
 * the DAO that runs the statements must be a {@link dev.chronicle.capture.Dependency}, or it fails.
 *
 * <p>Outside a captured call, and while no Chronicle is installed, statements only pass through.
 */
public final class CapturedDataSource {
  private CapturedDataSource() {}

  /** Returns a data source that does what {@code dataSource} does and is recorded. Thread-safe. */
  public static DataSource wrap(DataSource dataSource) {
    return ReplayGuard.around(
        ProxyDataSourceBuilder.create(dataSource).listener(new StatementRecorder()).build());
  }
}
