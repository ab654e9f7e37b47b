package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CaptureRun;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.CheckReport;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.Page;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import dev.chronicle.store.RunAccount;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreHealth;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps captured calls in a SQLite file and, once they are no longer new, in segments: further such
 * files beside it that bear its name and a number.
 *
 * <p>One connection writes, a few others read what was last committed; neither waits for the other.
 * Several stores, also of several processes, may have the same file open. A batch is one
 * transaction: when the process is killed, all batches stored before are there, none is there in
 * part. What a power failure may take is said at {@link Synchronous}.
 *
 * <p>A thread of its own moves calls into segments, drops what is beyond the {@link Retention},
 * sets aside what is damaged and looks whether the file is still there.
 */
public final class SqliteCaptureStore implements CaptureStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteCaptureStore.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE_FOR_HEALTH = Duration.ofSeconds(1);

  private static final int MAX_BUCKETS = 10_000;
  private static final int CALLS_AT_ONCE = 500;

  private final StoreParts parts;
  private final DatabaseFile file;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
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

  SqliteCaptureStore(StoreParts parts) {
    this.parts = parts;
    this.file = parts.file();
    this.writer = parts.writer();
    this.readers = parts.readers();
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
  public static SqliteCaptureStoreBuilder builder(Path file) {
    return new SqliteCaptureStoreBuilder(file);
  }

  /**
   * Starts the description of a store in the file that a JDBC URL such as {@code
   * jdbc:sqlite:captures.db} names.
   *
   * @throws StoreException if it names none
   */
  public static SqliteCaptureStoreBuilder builderFromUrl(String jdbcUrl) {
    return new SqliteCaptureStoreBuilder(JdbcUrl.toFile(jdbcUrl));
  }

  /**
   * Opens the store in {@code file} to be read only, such as a copy from elsewhere: nothing in it
   * is trusted nor changed, and what would change it is refused.
   *
   * @throws StoreException if there is none, or one of another version
   */
  public static SqliteCaptureStore openReadOnly(Path file) {
    return new SqliteCaptureStore(StoreParts.readOnly(file.toAbsolutePath().normalize()));
  }

  @Override
  public void store(CallBatch batch) {
    suspecting(
        () -> {
          parts.runs().store(batch);
          return null;
        });
  }

  /** {@inheritDoc} What became of its calls is told by {@link #runs}, also after a kill. */
  @Override
  public void begin(CaptureRun run) {
    parts.runs().begin(run);
  }

  @Override
  public Page find(CallQuery query) {
    return read("cannot find calls", snapshot -> new CallFinder(snapshot).find(query));
  }

  @Override
  public Optional<CapturedCall> find(CallId id) {
    return read("cannot find call " + id, snapshot -> new CallFinder(snapshot).find(id));
  }

  @Override
  public List<CapturedCall> tree(CallId id, int limit) {
    requirePositive(limit);
    return read(
        "cannot find the tree of call " + id,
        snapshot -> new CallTree(snapshot).around(id.value(), limit));
  }

  @Override
  public Map<String, Long> functions() {
    return read("cannot count calls", snapshot -> new StatisticsReader(snapshot).functions());
  }

  @Override
  public Map<ServiceId, Long> services() {
    return read("cannot count calls", snapshot -> new StatisticsReader(snapshot).services());
  }

  @Override
  public CallStatistics statistics(TimeRange range, String serviceVersion) {
    return read(
        "cannot count calls",
        snapshot -> new StatisticsReader(snapshot).statistics(range, serviceVersion));
  }

  @Override
  public Timeline timeline(TimeRange range, String functionName, int buckets) {
    if (buckets < 1 || buckets > MAX_BUCKETS) {
      throw new IllegalArgumentException(
          "buckets must be between 1 and " + MAX_BUCKETS + ", was: " + buckets);
    }
    return read(
        "cannot count calls",
        snapshot -> new TimelineReader(snapshot).read(range, functionName, buckets));
  }

  @Override
  public DurationDistribution durations(
      TimeRange range, String functionName, String serviceVersion) {
    return read(
        "cannot count calls",
        snapshot -> new StatisticsReader(snapshot).durations(range, functionName, serviceVersion));
  }

  @Override
  public List<CaptureNotice> notices(int limit) {
    requirePositive(limit);
    return read("cannot find notices", snapshot -> Notices.latest(snapshot, limit));
  }

  @Override
  public List<RunAccount> runs(int limit) {
    requirePositive(limit);
    return read(
        "cannot account for runs", snapshot -> new RunReader(file.path(), snapshot).latest(limit));
  }

  @Override
  public void scan(CallFilter filter, Predicate<? super CapturedCall> visitor) {
    CallFilter rest = filter;
    while (true) {
      CallFilter next = rest;
      List<CapturedCall> calls =
          read(
              "cannot scan calls", snapshot -> new CallFinder(snapshot).first(next, CALLS_AT_ONCE));
      for (CapturedCall call : calls) {
        if (!visitor.test(call)) {
          return;
        }
      }
      if (calls.size() < CALLS_AT_ONCE) {
        return;
      }
      rest = rest.withNewerThan(calls.get(calls.size() - 1).id());
    }
  }

  @Override
  public Pruned prune(Retention retention) {
    AtomicReference<Pruned> pruned = new AtomicReference<>();
    parts.maintenance().runNow(() -> pruned.set(parts.prune(retention)));
    return pruned.get();
  }

  @Override
  public CheckReport check(Progress progress) {
    return suspecting(
        () ->
            readers.read(
                "cannot check calls",
                PATIENCE,
                reader ->
                    new StoreCheck(new Snapshot(reader, parts.context().readingAnew()))
                        .run(progress)));
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
      StoreHealth health = readers.read("cannot count calls", PATIENCE_FOR_HEALTH, this::healthOf);
      return writer
          .lastFailure()
          .map(failure -> new StoreHealth(false, failure, health.damages()))
          .orElse(health);
    } catch (StoreException | IllegalStateException trouble) {
      return new StoreHealth(false, trouble.getMessage(), parts.context().damages().lines());
    }
  }

  private StoreHealth healthOf(Reader reader) throws SQLException {
    long calls = Catalog.rows(reader).stream().mapToLong(Part::calls).sum();
    List<String> trouble = new ArrayList<>(parts.context().damages().lines());
    trouble.addAll(SettingAside.lines(reader));
    String all = trouble.isEmpty() ? "" : "; " + String.join("; ", trouble);
    return new StoreHealth(true, calls + " calls in " + file.path() + all, trouble);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    parts.maintenance().close();
    parts.runs().end();
    // The writer last: as the last connection it empties the write-ahead log into the file.
    try (file;
        writer) {
      readers.close();
      parts.context().segments().close();
    } catch (SQLException | IOException failure) {
      LOG.warn("{} was not closed in order: {}", file.path(), failure.getMessage());
    }
  }

  /** Does at once what is otherwise done once a second. */
  void maintain() {
    parts.maintenance().roundNow();
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, was: " + limit);
    }
  }

  private <T> T read(String attempt, Question<T> question) {
    return suspecting(
        () ->
            readers.read(
                attempt, PATIENCE, reader -> question.ask(new Snapshot(reader, parts.context()))));
  }

  private <T> T suspecting(Supplier<T> action) {
    try {
      return action.get();
    } catch (StoreException failure) {
      if (failure.reason() == StoreException.Reason.DAMAGED) {
        parts.scrub().suspect();
      }
      throw failure;
    }
  }

  /** Something to be found out from one state of the store. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Snapshot snapshot) throws SQLException;
  }
}
