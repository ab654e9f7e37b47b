package dev.chronicle.demo.db;

import dev.chronicle.demo.core.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings a database file to the tables that this version knows.
 *
 * <p>The file carries SQLite's {@code application_id}, by which it is known to be ours, and the
 * number of the last script that was applied as its {@code user_version}.
 */
final class TaskSchema {
  /** The letters "ChTq". */
  private static final int APPLICATION_ID = 0x43685471;

  private static final int VERSION = 1;

  /** Up to this size a file is checked in full before it is used: takes well under a second. */
  private static final long CHECKED_BYTES = 64L << 20;

  private final DatabaseFile file;

  TaskSchema(DatabaseFile file) {
    this.file = file;
  }

  /**
   * Creates what is missing, in one transaction.
   *
   * @param connection begins a transaction with the first statement after it left auto-commit mode
   * @throws StartupException if the file is not ours, of a newer version, or damaged
   */
  void upgrade(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      requireSound(statement);
      for (int next = version + 1; next <= VERSION; next++) {
        statement.executeUpdate(script(next));
      }
      statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
      statement.executeUpdate("PRAGMA user_version = " + VERSION);
      connection.commit();
    }
  }

  private int version(Statement statement) throws SQLException {
    long owner = number(statement, "PRAGMA application_id");
    long version = number(statement, "PRAGMA user_version");
    boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != APPLICATION_ID && !(empty && owner == 0 && version == 0)) {
      throw new StartupException(
          file.path() + " is a database of another program: set TASKS_JDBC_URL to another file");
    }
    if (version > VERSION) {
      throw new StartupException(
          "%s was written by a newer version (schema %d, this one knows %d): use that version, or"
                  .formatted(file.path(), version, VERSION)
              + " set TASKS_JDBC_URL to another file");
    }
    return (int) version;
  }

  private void requireSound(Statement statement) throws SQLException {
    long bytes = number(statement, "PRAGMA page_count") * number(statement, "PRAGMA page_size");
    if (bytes > CHECKED_BYTES) {
      return;
    }
    try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      String finding = rows.getString(1);
      if (!finding.equals("ok")) {
        throw new StartupException(
            "%s is damaged (%s): restore a copy of it, or set TASKS_JDBC_URL to another file"
                .formatted(file.path(), finding.replaceAll("\\s+", " ")));
      }
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.getLong(1);
    }
  }

  private static String script(int version) {
    String name = "tasks-" + version + ".sql";
    try (InputStream in = TaskSchema.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + name, unreadable);
    }
  }
}
