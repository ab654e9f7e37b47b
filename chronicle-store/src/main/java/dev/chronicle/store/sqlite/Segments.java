package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files beside a store's own, and connections that read them, kept open for the next question.
 * Thread-safe.
 */
final class Segments implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  // The number of the part, and how often it was written anew.
  private static final Pattern NAME = Pattern.compile("-(\\d{8,})(?:\\.(\\d+))?\\.db");
  private static final Pattern DAMAGED = Pattern.compile("[\\w.-]*\\.damaged[\\w.-]*");
  private static final int IDLE_READERS_A_FILE = 2;

  private final Path store;
  private final String stem;
  private final Check check;
  private final Map<String, Deque<Reader>> idle = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private boolean closed;

  /** The segments of the store in a file, which were made by this program. */
  Segments(Path store) {
    this(store, (connection, path) -> {});
  }

  private Segments(Path store, Check check) {
    this.store = store;
    this.check = check;
    String name = String.valueOf(store.getFileName());
    this.stem = name.endsWith(".db") ? name.substring(0, name.length() - ".db".length()) : name;
  }

  /** The segments of a store that comes from elsewhere; those with other tables are not read. */
  static Segments notTrusted(Path store) {
    return new Segments(store, Schema::requireSegment);
  }

  /** Returns the name of the file that a segment goes into. */
  String nameOf(long part) {
    return String.format(Locale.ROOT, "%s-%08d.db", stem, part);
  }

  /** Returns the name of the file that takes the place of a segment's when it is written anew. */
  String nextNameOf(String file) {
    Matcher name = NAME.matcher(file.substring(stem.length()));
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " must be the name of a segment of " + store);
    }
    int written = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
    return "%s-%s.%d.db".formatted(stem, name.group(1), written + 1);
  }

  /** Returns the number of the part that a segment's file is for. */
  long numberOf(String file) {
    Matcher name = NAME.matcher(file.substring(stem.length()));
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " must be the name of a segment of " + store);
    }
    return Long.parseLong(name.group(1));
  }

  /** Says whether a file may be a segment of this store, by its name. */
  boolean isName(String file) {
    return file.startsWith(stem + "-") && NAME.matcher(file.substring(stem.length())).matches();
  }

  /** Says whether something of this store may have been set aside in a file, by its name. */
  boolean isNameOfDamaged(String file) {
    return file.startsWith(stem) && DAMAGED.matcher(file.substring(stem.length())).matches();
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
      forgotten.add(file);
      readers = idle.remove(file);
    }
    if (readers != null) {
      for (Reader reader : readers) {
        reader.close();
      }
    }
  }

  /** Deletes a segment's file; whoever has it open can read on. */
  void delete(String file) {
    try {
      forget(file);
      Files.deleteIfExists(path(file));
    } catch (IOException | SQLException failure) {
      LOG.warn("{} cannot be deleted: {}", path(file), failure.getMessage());
    }
  }

  /** Says whether the store, as it is now, has a part in this file. */
  boolean isInUse(String file) throws SQLException {
    try (Reader now = new Reader(Connections.readOnly(store).openReader());
        ResultSet row = now.prepare("SELECT 1 FROM part WHERE file = ?", file).executeQuery()) {
      return row.next();
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
    if (!isName(file) || !Files.exists(path)) {
      throw new StoreException(Reason.DAMAGED, path + " is missing");
    }
    Connection connection = Connections.readOnly(path).openReader();
    try {
      check.check(connection, path);
      connection.commit();
      return new Reader(connection);
    } catch (SQLException | StoreException failure) {
      connection.close();
      throw failure;
    }
  }

  private void giveBack(String file, Reader reader) throws SQLException {
    synchronized (idle) {
      Deque<Reader> readers = idle.computeIfAbsent(file, name -> new ArrayDeque<>());
      if (!closed && !forgotten.contains(file) && readers.size() < IDLE_READERS_A_FILE) {
        readers.push(reader);
        return;
      }
    }
    reader.close();
  }

  /** Looks at a segment before it is read. */
  @FunctionalInterface
  private interface Check {
    void check(Connection connection, Path path) throws SQLException;
  }
}
