package dev.chronicle.capture.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Makes a data source whose statements are recorded under the captured call that runs them: SQL
 * text, parameters, the rows and counts that the application reads or the error, and how long it
 * took. In a replay, its connections answer from the recording, and no database is asked.
 *
 * <p>Of rows, only what the application reads is recorded, when it does: nothing is read ahead, and
 * a result that it leaves half read is recorded half. Statements within the call of another {@link
 * dev.chronicle.capture.Dependency}, whose answer stands for theirs, are recorded without rows.
 *
 * <p>Outside a captured call, and while no Chronicle is installed, statements only pass through.
 */
public final class CapturedDataSource {
  private CapturedDataSource() {}

  /** Returns a data source that does what {@code dataSource} does and is recorded. Thread-safe. */
  public static DataSource wrap(DataSource dataSource) {
    return DataSourceHandler.around(dataSource);
  }

  /**
   * Returns a data source without a database, for the objects that a replay runs on: it answers
   * from the recording, and throws an {@link SQLException} outside a replay. Thread-safe.
   */
  public static DataSource withoutDatabase() {
    return DataSourceHandler.around(AbsentDataSource.create());
  }
}
