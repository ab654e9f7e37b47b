package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends out a bounded number of readers, opened when first needed. Thread-safe.
 *
 * <p>Each question is answered from one state of the database. A reader with which something went
 * wrong is thrown away.
 */
final class ReaderPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
  private static final int MIN_READERS = 4;
  private static final Duration PATIENCE_FOR_ALL = Duration.ofSeconds(10);

  private final Connections connections;
  private final Path file;
  private final int size;
  private final Semaphore free;
  private final Deque<Reader> idle = new ArrayDeque<>();
  private boolean closed;

  ReaderPool(Connections connections, Path file) {
    this.connections = connections;
    this.file = file;
    this.size = Math.max(MIN_READERS, Runtime.getRuntime().availableProcessors());
    this.free = new Semaphore(size, true);
  }

  /**
   * Asks a question.
   *
   * @param attempt what is tried, for the message if it fails
   * @param patience how long to wait for a reader to become free
   * @throws StoreException if there is no answer
   */
  <T> T read(String attempt, Duration patience, Question<T> question) {
    acquire(attempt, patience);
    try {
      Reader reader = take();
      T answer;
      try {
        answer = question.ask(reader);
        reader.endSnapshot();
      } catch (SQLException | RuntimeException failure) {
        closeAfter(failure, reader);
        throw failure;
      }
      giveBack(reader);
      return answer;
    } catch (SQLException failure) {
      throw SqlErrors.toStoreException(attempt, file, failure);
    } finally {
      free.release();
    }
  }

  /**
   * Does something while nobody reads; all readers are opened anew afterwards.
   *
   * @throws StoreException if some reader does not come to an end
   */
  void exclusively(Runnable action) {
    int held = 0;
    try {
      while (held < size) {
        acquire("cannot begin anew", PATIENCE_FOR_ALL);
        held++;
      }
      synchronized (idle) {
        while (!idle.isEmpty()) {
          close(idle.pop());
        }
      }
      action.run();
    } finally {
      free.release(held);
    }
  }

  private static void close(Reader reader) {
    try {
      reader.close();
    } catch (SQLException damaged) {
      LOG.debug("A reader was not closed in order", damaged);
    }
  }

  /** Closes idle readers now, the others when they have answered. */
  @Override
  public void close() throws SQLException {
    synchronized (idle) {
      closed = true;
      while (!idle.isEmpty()) {
        idle.pop().close();
      }
    }
  }

  private void acquire(String attempt, Duration patience) {
    try {
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreException(
            Reason.BUSY,
            "%s: all %d readers of %s have been busy for %s"
                .formatted(attempt, size, file, patience));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          Reason.FAILED, attempt + ": interrupted while waiting for a reader", interrupted);
    }
  }

  private Reader take() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new IllegalStateException("store is closed: " + file);
      }
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return new Reader(connections.openReader());
  }

  private void giveBack(Reader reader) throws SQLException {
    synchronized (idle) {
      if (closed) {
        reader.close();
      } else {
        idle.push(reader);
      }
    }
  }

  private static void closeAfter(Exception failure, Reader reader) {
    try {
      reader.close();
    } catch (SQLException further) {
      failure.addSuppressed(further);
    }
  }

  /** Something to be found out with a reader. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Reader reader) throws SQLException;
  }
}
