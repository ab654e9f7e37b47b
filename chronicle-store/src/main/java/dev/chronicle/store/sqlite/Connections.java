package dev.chronicle.store.sqlite;

import dev.chronicle.store.sqlite.SqliteCaptureStore.Synchronous;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections to one database file, each set up for what it is for. Immutable. */
final class Connections {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_VALUE = 256 * 1024 * 1024;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int WAL_PAGES_BEFORE_CHECKPOINT = 4_000;
  private static final int WAL_BYTES_KEPT = 64 * 1024 * 1024;

  private final Path file;
  private final Synchronous synchronous;

  Connections(Path file, Synchronous synchronous) {
    this.file = file;
    this.synchronous = synchronous;
  }

  /** Connections to a file that is not to be trusted, and never changed. */
  static Connections readOnly(Path file) {
    return new Connections(file, null);
  }

  /** Opens a segment for writing, in auto-commit mode; creates the file if it is not there. */
  static Connection openSegment(Path file) throws SQLException {
    SQLiteConfig config = config();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    // With a write-ahead log, two more files would stand beside each segment.
    config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** Opens a connection in auto-commit mode; changes nothing in the file. */
  Connection openWriter() throws SQLException {
    SQLiteConfig config = config();
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(synchronous.name()));
    // A negative size is one in KiB.
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setJournalSizeLimit(WAL_BYTES_KEPT);
    config.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES_BEFORE_CHECKPOINT));
    return config.createConnection(url());
  }

  /**
   * Opens a connection that cannot write, and that sees one state until it is committed. It is set
   * up as SQLite advises for files that are not to be trusted.
   */
  Connection openReader() throws SQLException {
    SQLiteConfig config = config();
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST_VALUE));
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_TRIGGER_DEPTH, "0");
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    Connection connection = config.createConnection(url());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA query_only = ON");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    config.setGetGeneratedKeys(false);
    // With IMMEDIATE the driver would take the write lock again at the end of each commit, and keep
    // other processes out while it idles.
    config.setTransactionMode(TransactionMode.DEFERRED);
    return config;
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }
}
