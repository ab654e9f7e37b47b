package dev.chronicle.demo.db;

import dev.chronicle.demo.core.StartupException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite file that holds the tasks, open. Thread-safe.
 *
 * <p>What a write has returned from survives the end of the process, however sudden. After a power
 * cut the last moments may be missing, though never part of a transaction, because SQLite's {@code
 * synchronous} is {@code NORMAL}; {@code ?synchronous=FULL} at the end of the URL rules that out
 * for the price of waiting for the disk at each write.
 */
public final class TaskDatabase implements AutoCloseable {
  private final DatabaseFile file;
  private final Object identity;
  private final Writer writer;
  private final Readers readers;

  private TaskDatabase(DatabaseFile file, Duration patience, UnaryOperator<DataSource> instrument)
      throws SQLException, IOException {
    this.file = file;
    DataSource forWrites = sqlite(file, patience, writing());
    try (Connection connection = forWrites.getConnection()) {
      new TaskSchema(file).upgrade(connection);
    }
    this.identity = file.identity();
    this.writer = new Writer(instrument.apply(forWrites).getConnection(), patience);
    this.readers = new Readers(instrument.apply(sqlite(file, patience, reading())), patience);
  }

  /**
   * Opens the file, and creates it or brings it up to date where needed.
   *
   * @param jdbcUrl {@code jdbc:sqlite:} and the file's name
   * @param patience how long a call waits for its turn before it is told that the database is busy
   * @param instrument wraps what connections are taken from, so that statements can be watched
   * @throws StartupException if the file cannot be used
   */
  public static TaskDatabase open(
      String jdbcUrl, Duration patience, UnaryOperator<DataSource> instrument) {
    DatabaseFile file = DatabaseFile.of(jdbcUrl);
    try {
      return new TaskDatabase(file, patience, instrument);
    } catch (SQLException failure) {
      throw SqliteErrors.toOperator(failure, file);
    } catch (IOException vanished) {
      throw new StartupException("cannot find " + file.path() + " after opening it", vanished);
    }
  }

  /** Runs statements as one transaction; see {@link Writer#write}. */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    return writer.write(work);
  }

  /** Runs queries that all see the database as it was at one moment; see {@link Readers#read}. */
  <T> T read(HandleCallback<T, RuntimeException> work) {
    return readers.read(work);
  }

  /** Returns what is wrong with the database, in one line; empty when it answers. */
  public Optional<String> defect() {
    try {
      if (!identity.equals(file.identity())) {
        return Optional.of(file.path() + " was replaced by another file: restart the server");
      }
      read(handle -> handle.createQuery("SELECT count(*) FROM task_counts").mapTo(int.class).one());
      return Optional.empty();
    } catch (IOException vanished) {
      return Optional.of(file.path() + " was removed: restart the server");
    } catch (RuntimeException failure) {
      return Optional.of(failure.getMessage());
    }
  }

  /** Waits for the transaction under way and closes all connections. */
  @Override
  public void close() {
    readers.close();
    try {
      writer.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot close " + file.path(), failure);
    }
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private static SQLiteConfig reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setReadOnly(true);
    config.setGetGeneratedKeys(false);
    return config;
  }

  private static DataSource sqlite(DatabaseFile file, Duration patience, SQLiteConfig config) {
    config.setBusyTimeout((int) patience.toMillis());
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(file.jdbcUrl());
    return source;
  }
}
