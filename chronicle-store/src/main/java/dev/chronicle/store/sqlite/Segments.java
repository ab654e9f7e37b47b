package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The files beside a store's own, and connections that read them, kept open for the next question.
 * Thread-safe.
 */
final class Segments implements AutoCloseable {
  private static final int IDLE_READERS_A_FILE = 2;

  private final Path store;
  private final String stem;
  private final Map<String, Deque<Reader>> idle = new HashMap<>();
  private boolean closed;

  /** The segments of the store in a file. */
  Segments(Path store) {
    this.store = store;
    String name = String.valueOf(store.getFileName());
    this.stem = name.endsWith(".db") ? name.substring(0, name.length() - ".db".length()) : name;
  }

  /** Returns the name of the file that a segment goes into. */
  String nameOf(long part) {
    return String.format(Locale.ROOT, "%s-%08d.db", stem, part);
  }

  /** Says whether a file may be a segment of this store, by its name. */
  boolean isName(String file) {
    return file.startsWith(stem + "-") && file.substring(stem.length()).matches("-\\d{8,}\\.db");
  }

  Path path(String file) {
    return store.resolveSibling(file);
  }

  /** Returns how many bytes a segment takes, 0 if it is not there. */
  long size(String file) {
    try {
      return Files.size(path(file));
    } catch (IOException missing) {
      return 0;
    }
  }

  /** Asks a segment. */
  <T> T read(String file, ReaderPool.Question<T> question) throws SQLException {
    Reader reader = take(file);
    T answer;
    try {
      answer = question.ask(reader);
      reader.endSnapshot();
    } catch (SQLException | RuntimeException failure) {
      reader.close();
      throw failure;
    }
    giveBack(file, reader);
    return answer;
  }

  /** Closes what is open of a segment that is going away. */
  void forget(String file) throws SQLException {
    Deque<Reader> readers;
    synchronized (idle) {
      readers = idle.remove(file);
    }
    if (readers != null) {
      for (Reader reader : readers) {
        reader.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (idle) {
      closed = true;
      for (String file : idle.keySet().toArray(String[]::new)) {
        forget(file);
      }
    }
  }

  private Reader take(String file) throws SQLException {
    synchronized (idle) {
      Deque<Reader> readers = idle.get(file);
      if (readers != null && !readers.isEmpty()) {
        return readers.pop();
      }
    }
    Path path = path(file);
    if (!Objects.equals(Path.of(file).getFileName(), Path.of(file)) || !Files.exists(path)) {
      throw new StoreException(Reason.DAMAGED, path + " is missing");
    }
    return new Reader(Connections.readOnly(path).openReader());
  }

  private void giveBack(String file, Reader reader) throws SQLException {
    synchronized (idle) {
      Deque<Reader> readers = idle.computeIfAbsent(file, name -> new ArrayDeque<>());
      if (!closed && readers.size() < IDLE_READERS_A_FILE) {
        readers.push(reader);
        return;
      }
    }
    reader.close();
  }
}
