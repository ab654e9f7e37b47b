package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what a damaged store knew about its recording into the store that takes its place. */
final class SalvagedAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(SalvagedAccounts.class);

  private static final List<String> TABLES =
      List.of(
          "function",
          "service",
          "exception_type",
          "set_aside",
          "notice",
          "dropped",
          "run",
          "run_dropped");

  private SalvagedAccounts() {}

  /** Copies what is known about the recording, as far as it can be read. */
  static void copy(Path damaged, Connection connection) {
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS old");
        Statement statement = connection.createStatement()) {
      attach.setString(1, damaged.toString());
      attach.execute();
      try {
        for (String table : TABLES) {
          copy(table, statement);
        }
      } finally {
        statement.execute("DETACH old");
      }
    } catch (SQLException unreadable) {
      LOG.warn("The accounts in {} cannot be read: {}", damaged, unreadable.getMessage());
    }
  }

  private static void copy(String table, Statement statement) {
    try {
      statement.executeUpdate(
          "INSERT OR IGNORE INTO main." + table + " SELECT * FROM old." + table);
    } catch (SQLException unreadable) {
      LOG.warn("Table {} cannot be read: {}", table, unreadable.getMessage());
    }
  }
}
