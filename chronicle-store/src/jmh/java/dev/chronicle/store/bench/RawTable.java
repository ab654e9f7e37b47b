package dev.chronicle.store.bench;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.RecordingJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A table that calls are inserted into by a program that only wants them in a table. */
final class RawTable implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;

  RawTable(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute(
          "CREATE TABLE call (id INTEGER PRIMARY KEY, parent_id INTEGER, function TEXT, start_ns"
              + " INTEGER, duration_ns INTEGER, error INTEGER, trace_id TEXT, span_id TEXT,"
              + " thread TEXT, recording TEXT)");
    }
    connection.setAutoCommit(false);
    insert = connection.prepareStatement("INSERT INTO call VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /** Inserts a batch in a transaction. */
  void insert(List<CapturedCall> batch) throws SQLException {
    for (CapturedCall call : batch) {
      insert.setLong(1, call.id().value());
      insert.setObject(2, call.parentId() == null ? null : call.parentId().value());
      insert.setString(3, call.function().name());
      insert.setLong(4, call.timing().start().getEpochSecond() * 1_000_000_000L);
      insert.setLong(5, call.timing().duration().toNanos());
      insert.setInt(6, call.outcome().isError() ? 1 : 0);
      insert.setString(7, call.origin().trace().traceId());
      insert.setString(8, call.origin().trace().spanId());
      insert.setString(9, call.origin().thread());
      insert.setString(10, RecordingJson.write(call));
      insert.addBatch();
    }
    insert.executeBatch();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
