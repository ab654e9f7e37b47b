package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The one connection that writes: each batch and each change of parts in a transaction of its own.
 * Not thread-safe.
 *
 * <p>The first statement of a transaction writes, so that it waits for the write lock of another
 * process; one that reads first would not wait but fail, were the other to write in between.
 */
final class BatchWriter implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement begin;
  private final CallAppender calls;
  private final Notices notices;
  private final LossTable losses;
  private final RunTable runs;
  private boolean broken;

  /** Takes over a connection to a database of the current schema. */
  BatchWriter(Connection connection, Snapshot.Context context) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.begin =
        connection.prepareStatement("UPDATE state SET value = value + 1 WHERE name = 'version'");
    this.calls = new CallAppender(connection, context);
    this.notices = new Notices(connection, calls);
    this.losses = new LossTable(connection, calls);
    this.runs = new RunTable(connection, calls, losses);
  }

  /** Something to be written. */
  @FunctionalInterface
  interface Change<T> {
    T apply(Connection connection) throws SQLException;
  }

  /**
   * Writes a batch, or throws and writes nothing.
   *
   * @param run the program that it comes from, if it is one that is accounted for
   */
  void write(CallBatch batch, Optional<Run> run) throws SQLException {
    inTransaction(
        same -> {
          calls.append(batch.calls());
          losses.add(batch.dropped());
          notices.add(batch.notices());
          losses.addWithoutValues(batch.notices());
          if (run.isPresent()) {
            runs.add(run.get(), batch);
          }
          return null;
        });
  }

  /** Writes down that a run begins. */
  void note(Optional<Run> run) throws SQLException {
    if (run.isPresent()) {
      inTransaction(
          same -> {
            runs.begin(run.get());
            return null;
          });
    }
  }

  /** Writes down how a run ended, see {@link RunTable#end}. */
  Optional<RunTable.Ending> end(String run, RunCounts counts) throws SQLException {
    return inTransaction(same -> runs.end(run, counts));
  }

  /** Changes something in a transaction, or throws and changes nothing. */
  <T> T inTransaction(Change<T> change) throws SQLException {
    boolean committed = false;
    try {
      begin.executeUpdate();
      T result = change.apply(connection);
      connection.commit();
      committed = true;
      calls.committed();
      return result;
    } catch (SQLException failure) {
      // The driver gives up the statement that failed.
      broken = true;
      throw failure;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /** Deletes all calls, rollups, losses and notices, and returns how many calls there were. */
  long clear() throws SQLException {
    return inTransaction(
        same -> {
          try (Statement statement = connection.createStatement()) {
            long total = 0;
            try (ResultSet row = statement.executeQuery("SELECT total(calls) FROM part")) {
              row.next();
              total = row.getLong(1);
            }
            for (String table :
                List.of(
                    "part",
                    "block",
                    "listing",
                    "payload",
                    "rollup",
                    "sealed_rollup",
                    "dropped",
                    "notice")) {
              statement.executeUpdate("DELETE FROM " + table);
            }
            RunTable.clear(statement);
            return total;
          }
        });
  }

  /** Deletes calls of a live part, see {@link LiveParts#keep}. */
  long keep(Part part, Predicate<StoredCall> kept) throws SQLException {
    return inTransaction(same -> calls.keep(part, kept));
  }

  /** Gives the space of deleted rows back to the disk. */
  void vacuum() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      // PASSIVE waits for no reader.
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Says whether this must be closed and another opened in its place. */
  boolean isBroken() {
    return broken;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void rollBack() {
    calls.rolledBack();
    try {
      connection.rollback();
    } catch (SQLException noTransaction) {
      // SQLite has rolled back by itself: the driver's idea of the transaction is wrong now.
      broken = true;
    }
  }
}
