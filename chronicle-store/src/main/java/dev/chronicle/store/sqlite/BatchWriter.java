package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import dev.chronicle.store.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * The one connection that writes: each batch and each clearing in a transaction of its own. Not
 * thread-safe.
 *
 * <p>The first statement of a transaction writes, so that it waits for the write lock of another
 * process; one that reads first would not wait but fail, were the other to write in between.
 */
final class BatchWriter implements AutoCloseable {
  private static final int SECONDS_PER_MINUTE = 60;

  private final Connection connection;
  private final PreparedStatement addCallsStored;
  private final PreparedStatement selectCallsStored;
  private final PreparedStatement addDropped;
  private final InternTable<FunctionId> functions;
  private final InternTable<ServiceId> services;
  private final CallInsert calls;
  private final RollupWriter rollups;
  private boolean broken;

  /** Takes over a connection to a database of the current schema. */
  BatchWriter(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.addCallsStored =
        connection.prepareStatement(
            "UPDATE state SET value = value + ? WHERE name = 'calls_stored'");
    this.selectCallsStored =
        connection.prepareStatement("SELECT value FROM state WHERE name = 'calls_stored'");
    this.addDropped =
        connection.prepareStatement(
            "INSERT INTO dropped (minute, function, reason, calls) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (minute, function, reason)"
                + " DO UPDATE SET calls = calls + excluded.calls");
    this.functions = InternTable.functions(connection);
    this.services = InternTable.services(connection);
    this.calls = new CallInsert(connection);
    this.rollups = new RollupWriter(connection);
  }

  /** Writes a batch, or throws and writes nothing. */
  void write(CallBatch batch) throws SQLException {
    boolean committed = false;
    try {
      long position = reserve(batch.calls().size());
      for (CapturedCall call : batch.calls()) {
        int function = functions.idOf(call.function());
        int service = services.idOf(call.origin().service());
        calls.insert(call, function, service, position++);
        rollups.add(call, function);
      }
      rollups.write();
      for (DroppedCalls dropped : batch.dropped()) {
        add(dropped);
      }
      connection.commit();
      committed = true;
      functions.committed();
      services.committed();
    } finally {
      rollups.clear();
      if (!committed) {
        rollBack();
      }
    }
  }

  /** Deletes all calls, rollups and losses, and returns how many calls there were. */
  long clear() throws SQLException {
    boolean committed = false;
    try (Statement statement = connection.createStatement()) {
      long calls = statement.executeLargeUpdate("DELETE FROM call");
      statement.executeUpdate("DELETE FROM rollup");
      statement.executeUpdate("DELETE FROM dropped");
      statement.executeUpdate("UPDATE state SET value = 0");
      connection.commit();
      committed = true;
      return calls;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /** Deletes the calls beyond the limits, to the minute, and returns how many there were. */
  long prune(Retention retention, Instant now, long bytes) throws SQLException {
    boolean committed = false;
    try (Statement statement = connection.createStatement()) {
      long minute = firstMinuteToKeep(statement, retention, now, bytes);
      long deleted = 0;
      if (minute > 0) {
        long lowest = CallId.lowestAt(Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE)).value();
        deleted = statement.executeLargeUpdate("DELETE FROM call WHERE id < " + lowest);
        statement.executeUpdate(
            "DELETE FROM rollup WHERE span_minutes = 0 OR start_minute < " + minute);
        statement.executeUpdate("UPDATE state SET value = 0 WHERE name = 'folded_before'");
        statement.executeUpdate(
            "UPDATE state SET value = value - " + deleted + " WHERE name = 'calls_stored'");
      }
      connection.commit();
      committed = true;
      return deleted;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  private static long firstMinuteToKeep(
      Statement statement, Retention retention, Instant now, long bytes) throws SQLException {
    long byAge = retention.maxAge() == null ? 0 : Minutes.of(now.minus(retention.maxAge()));
    if (retention.maxBytes() == null || bytes <= retention.maxBytes()) {
      return byAge;
    }
    try (ResultSet row =
        statement.executeQuery(
            "SELECT id FROM call ORDER BY id DESC LIMIT 1 OFFSET"
                + " (SELECT CAST(value * "
                + (double) retention.maxBytes() / bytes
                + " AS INTEGER) FROM state WHERE name = 'calls_stored')")) {
      return row.next()
          ? Math.max(byAge, Minutes.of(new CallId(row.getLong(1)).time()) + 1)
          : byAge;
    }
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

  /** Counts the calls of a batch as stored, and returns how many were before. */
  private long reserve(int size) throws SQLException {
    addCallsStored.setInt(1, size);
    addCallsStored.executeUpdate();
    try (ResultSet row = selectCallsStored.executeQuery()) {
      row.next();
      return row.getLong(1) - size;
    }
  }

  private void add(DroppedCalls dropped) throws SQLException {
    addDropped.setLong(1, Minutes.of(dropped.reported()));
    addDropped.setInt(2, functions.idOf(dropped.function()));
    addDropped.setString(3, dropped.reason().name());
    addDropped.setLong(4, dropped.count());
    addDropped.executeUpdate();
  }

  private void rollBack() {
    functions.rolledBack();
    services.rolledBack();
    try {
      connection.rollback();
    } catch (SQLException noTransaction) {
      // SQLite has rolled back by itself: the driver's idea of the transaction is wrong now.
      broken = true;
    }
  }
}
