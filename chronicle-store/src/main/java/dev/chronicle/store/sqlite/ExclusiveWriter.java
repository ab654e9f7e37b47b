package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread at a time write, in the order in which they asked, to a file that is still there.
 * Thread-safe.
 */
final class ExclusiveWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveWriter.class);

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Connections connections;
  private final DatabaseFile file;
  private final Clock clock;
  private final Snapshot.Context context;
  private BatchWriter writer;
  private boolean closed;
  private volatile String lastFailure;

  /**
   * Takes over {@code writer}, {@code null} if nothing may be written, and opens another through
   * {@code connections} should it break.
   */
  ExclusiveWriter(
      BatchWriter writer,
      Connections connections,
      DatabaseFile file,
      Clock clock,
      Snapshot.Context context) {
    this.context = context;
    this.writer = writer;
    this.connections = connections;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Writes.
   *
   * @param attempt what is tried, for the message if it fails
   * @throws StoreException if nothing was written
   */
  <T> T write(String attempt, Work<T> work) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("store is closed: " + file.path());
      }
      T result = writeNow(attempt, work);
      lastFailure = null;
      return result;
    } catch (StoreException failure) {
      lastFailure =
          "nothing could be written since "
              + clock.instant().truncatedTo(ChronoUnit.SECONDS)
              + ": "
              + failure.getMessage();
      throw failure;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the connection that writes and puts another in its place. */
  void replace(Supplier<BatchWriter> another) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("store is closed: " + file.path());
      }
      try {
        writer.close();
      } catch (SQLException damaged) {
        LOG.debug("{} was not closed in order", file.path(), damaged);
      }
      writer = another.get();
      lastFailure = null;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what went wrong if the last write did. Does not wait for a write under way. */
  Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      if (writer != null) {
        writer.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private <T> T writeNow(String attempt, Work<T> work) {
    if (writer == null) {
      throw new StoreException(
          Reason.REFUSED, attempt + ": " + file.path() + " was opened to be read only");
    }
    file.requireThere();
    try {
      if (writer.isBroken()) {
        writer.close();
        writer = new BatchWriter(connections.openWriter(), context);
      }
      return work.with(writer);
    } catch (SQLException failure) {
      throw SqlErrors.toStoreException(attempt, file.path(), failure);
    }
  }

  /** Something to be written. */
  @FunctionalInterface
  interface Work<T> {
    T with(BatchWriter writer) throws SQLException;
  }
}
