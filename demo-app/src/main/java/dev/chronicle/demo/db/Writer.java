package dev.chronicle.demo.db;

import dev.chronicle.demo.core.DatabaseBusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The one connection that writes, used by one thread at a time in the order in which they asked.
 *
 * <p>SQLite has one writer at a time anyway, and leaves it to chance who is next. Here the one who
 * has waited longest is.
 */
final class Writer implements AutoCloseable {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Connection connection;
  private final StatementCache statements = new StatementCache();
  private final Jdbi jdbi;
  private final Duration patience;

  Writer(Connection connection, Duration patience) {
    this.connection = connection;
    this.jdbi = Jdbi.create(connection).installPlugin(new ColumnTypes());
    this.jdbi.setStatementBuilderFactory(sameConnection -> statements);
    this.patience = patience;
  }

  /**
   * Runs statements as one transaction, which is stored when this returns and undone when it
   * throws.
   *
   * @throws DatabaseBusyException if the turn did not come in time
   */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    awaitTurn();
    try {
      return inTransaction(work);
    } finally {
      turn.unlock();
    }
  }

  private <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
    try (Handle handle = jdbi.open()) {
      return handle.inTransaction(work);
    } catch (JdbiException failure) {
      forgetStatements(failure);
      throw SqliteErrors.toCaller(failure);
    }
  }

  private void forgetStatements(JdbiException failure) {
    try {
      statements.clear();
    } catch (SQLException another) {
      failure.addSuppressed(another);
    }
  }

  private void awaitTurn() {
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseBusyException(new TimeoutException("no turn within " + patience));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseBusyException(interrupted);
    }
  }

  /** Waits for the transaction under way and closes the connection. */
  @Override
  public void close() throws SQLException {
    turn.lock();
    try {
      statements.clear();
      connection.close();
    } finally {
      turn.unlock();
    }
  }
}
