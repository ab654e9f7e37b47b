package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.Page;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreHealth;
import dev.chronicle.store.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps captured calls in one SQLite file, and beside it, while it is open, {@code -wal} and {@code
 * -shm}.
 *
 * <p>One connection writes, a few others read what was last committed; neither waits for the other.
 * Several stores, also of several processes, may have the same file open. A batch is one
 * transaction: when the process is killed, all batches stored before are there, none is there in
 * part. What a power failure may take is said at {@link Synchronous}.
 */
public final class SqliteCaptureStore implements CaptureStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteCaptureStore.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE_FOR_HEALTH = Duration.ofSeconds(1);

  private final DatabaseFile file;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Interned interned = new Interned();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What a commit waits for. */
  public enum Synchronous {
    /**
     * The operating system has the batch. A crash of the process loses nothing that was stored; a
     * power failure may take the latest batches, each as a whole.
     */
    NORMAL,
    /** The disk has the batch: not even a power failure takes it. */
    FULL
  }

  private SqliteCaptureStore(DatabaseFile file, ExclusiveWriter writer, ReaderPool readers) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Opens the store in {@code file}, with every setting at its default; creates it if it is not
   * there.
   *
   * @throws StoreException if there is none and none can be created
   */
  public static SqliteCaptureStore open(Path file) {
    return builder(file).open();
  }

  /** Starts the description of a store in {@code file}. */
  public static Builder builder(Path file) {
    return new Builder(file);
  }

  /**
   * Starts the description of a store in the file that a JDBC URL such as {@code
   * jdbc:sqlite:captures.db} names.
   *
   * @throws StoreException if it names none
   */
  public static Builder builderFromUrl(String jdbcUrl) {
    return new Builder(JdbcUrl.toFile(jdbcUrl));
  }

  static SqliteCaptureStore open(Path path, Synchronous synchronous, Clock clock, Schema schema) {
    DatabaseFile.requireUsable(path);
    Connections connections = new Connections(path, synchronous);
    BatchWriter writer = openWriter(connections, path, schema);
    DatabaseFile file = DatabaseFile.opened(path);
    return new SqliteCaptureStore(
        file,
        new ExclusiveWriter(writer, connections, file, clock),
        new ReaderPool(connections, path));
  }

  private static BatchWriter openWriter(Connections connections, Path path, Schema schema) {
    try {
      Connection connection = connections.openWriter();
      try {
        schema.prepare(connection, path);
        return new BatchWriter(connection);
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlErrors.toStoreException("cannot open the store", path, failure);
    }
  }

  @Override
  public void store(CallBatch batch) {
    writer.write(
        "cannot store " + batch.calls().size() + " calls",
        connection -> {
          connection.write(batch);
          return null;
        });
  }

  @Override
  public Page find(CallQuery query) {
    return read("cannot find calls", reader -> new CallFinder(reader, interned).find(query));
  }

  @Override
  public Optional<CapturedCall> find(CallId id) {
    return read("cannot find call " + id, reader -> new CallFinder(reader, interned).find(id));
  }

  @Override
  public List<CapturedCall> tree(CallId id, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, was: " + limit);
    }
    return read(
        "cannot find the tree of call " + id,
        reader -> new CallTree(reader, interned).around(id, limit));
  }

  @Override
  public Map<String, Long> functions() {
    return read("cannot count calls", reader -> new RollupReader(reader).functions());
  }

  @Override
  public CallStatistics statistics(TimeRange range) {
    return read("cannot count calls", reader -> new RollupReader(reader).statistics(range));
  }

  @Override
  public long clear() {
    return writer.write(
        "cannot delete calls",
        connection -> {
          long calls = connection.clear();
          try {
            connection.vacuum();
          } catch (SQLException spaceStaysReserved) {
            LOG.debug("{} keeps its size for calls to come", file.path(), spaceStaysReserved);
          }
          return calls;
        });
  }

  @Override
  public StoreHealth health() {
    try {
      file.requireThere();
      long calls =
          readers.read(
              "cannot count calls",
              PATIENCE_FOR_HEALTH,
              reader -> new RollupReader(reader).calls());
      return writer
          .lastFailure()
          .map(failure -> new StoreHealth(false, failure))
          .orElseGet(() -> new StoreHealth(true, calls + " calls in " + file.path()));
    } catch (StoreException | IllegalStateException trouble) {
      return new StoreHealth(false, trouble.getMessage());
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // The writer last: as the last connection it empties the write-ahead log into the file.
    try (writer) {
      readers.close();
    } catch (SQLException failure) {
      LOG.warn("{} was not closed in order: {}", file.path(), failure.getMessage());
    }
  }

  private <T> T read(String attempt, ReaderPool.Question<T> question) {
    return readers.read(attempt, PATIENCE, question);
  }

  /** Collects how a store is to be opened. Not thread-safe. */
  public static final class Builder {
    private final Path file;
    private Synchronous synchronous = Synchronous.NORMAL;
    private Clock clock = Clock.systemUTC();

    private Builder(Path file) {
      this.file = file.toAbsolutePath().normalize();
    }

    /** Sets what a commit waits for; {@link Synchronous#NORMAL} by default. */
    public Builder synchronous(Synchronous synchronous) {
      this.synchronous = Objects.requireNonNull(synchronous, "synchronous must not be null");
      return this;
    }

    /** Sets the clock that dates failures in {@link #health}; the system's by default. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock must not be null");
      return this;
    }

    /**
     * Opens the store; creates it if it is not there, and upgrades it if an older version of
     * Chronicle wrote it.
     *
     * @throws StoreException if there is none and none can be created; with {@link
     *     StoreException.Reason#UNUSABLE} what is at that place is left as it is
     */
    public SqliteCaptureStore open() {
      return SqliteCaptureStore.open(file, synchronous, clock, Schema.CURRENT);
    }
  }
}
