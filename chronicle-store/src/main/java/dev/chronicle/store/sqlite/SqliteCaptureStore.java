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
import java.time.Clock;
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
  private static final Clock CLOCK = Clock.systemUTC();

  private final DatabaseFile file;
  private final Clock clock;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Snapshot.Context context;
  private final Runs runs;
  private final Scrub scrub;
  private final Pruning pruning;
  private final MaintenanceLock maintenanceLock;
  private final Maintenance maintenance;
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

  private SqliteCaptureStore(
      DatabaseFile file,
      ExclusiveWriter writer,
      ReaderPool readers,
      Connections connections,
      Retention retention,
      Clock clock,
      Snapshot.Context context) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
    this.clock = clock;
    this.context = context;
    this.runs = new Runs(file.path(), writer, readers, clock);
    this.pruning = new Pruning(writer, readers, context, file);
    this.scrub = new Scrub(file.path(), connections, context);
    this.maintenanceLock = new MaintenanceLock(file.path());
    this.maintenance =
        new Maintenance(
            file,
            maintenanceLock,
            new SegmentMover(writer, readers, context, file),
            scrub,
            new Renewal(file, connections, writer, readers, context, clock),
            new SettingAside(writer, context, file, clock),
            pruning,
            runs,
            retention,
            clock);
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
    Path path = file.toAbsolutePath().normalize();
    DatabaseFile.requireReadable(path);
    Connections connections = Connections.readOnly(path);
    ReaderPool readers = new ReaderPool(connections, path);
    readers.read(
        "cannot open the store",
        PATIENCE,
        reader -> {
          Schema.CURRENT.requireCurrent(reader, path);
          return null;
        });
    DatabaseFile opened = DatabaseFile.opened(path);
    Snapshot.Context context = Snapshot.Context.notTrusted(path);
    return new SqliteCaptureStore(
        opened,
        new ExclusiveWriter(null, connections, opened, CLOCK, context),
        readers,
        connections,
        Retention.UNLIMITED,
        CLOCK,
        context);
  }

  static SqliteCaptureStore open(
      Path path, Synchronous synchronous, Retention retention, Clock clock, Layout layout) {
    Connections connections = new Connections(path, synchronous);
    Snapshot.Context context = Snapshot.Context.of(path, layout);
    BatchWriter writer = StoreOpening.openOrRecover(connections, path, context, clock);
    DatabaseFile file = DatabaseFile.opened(path);
    SqliteCaptureStore store =
        new SqliteCaptureStore(
            file,
            new ExclusiveWriter(writer, connections, file, clock, context),
            new ReaderPool(connections, path),
            connections,
            retention,
            clock,
            context);
    store.runs.settle();
    store.maintenance.start();
    return store;
  }

  @Override
  public void store(CallBatch batch) {
    suspecting(
        () -> {
          runs.store(batch);
          return null;
        });
  }

  /** {@inheritDoc} What became of its calls is told by {@link #runs}, also after a kill. */
  @Override
  public void begin(CaptureRun run) {
    runs.begin(run);
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
    maintain(() -> pruned.set(pruning.prune(retention, clock.instant())));
    return pruned.get();
  }

  @Override
  public CheckReport check(Progress progress) {
    return read("cannot check calls", snapshot -> new StoreCheck(snapshot).run(progress));
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
      return new StoreHealth(false, trouble.getMessage(), context.damages().lines());
    }
  }

  private StoreHealth healthOf(Reader reader) throws SQLException {
    long calls = Catalog.rows(reader).stream().mapToLong(Part::calls).sum();
    List<String> trouble = new ArrayList<>(context.damages().lines());
    trouble.addAll(SettingAside.lines(reader));
    String all = trouble.isEmpty() ? "" : "; " + String.join("; ", trouble);
    return new StoreHealth(true, calls + " calls in " + file.path() + all, trouble);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    maintenance.close();
    runs.end();
    // The writer last: as the last connection it empties the write-ahead log into the file.
    try (file;
        writer) {
      readers.close();
      context.segments().close();
    } catch (SQLException | IOException failure) {
      LOG.warn("{} was not closed in order: {}", file.path(), failure.getMessage());
    }
  }

  /** Does at once what is otherwise done once a second. */
  void maintain() {
    maintain(maintenance::round);
  }

  private void maintain(Runnable action) {
    try {
      if (!maintenanceLock.run(PATIENCE, action)) {
        throw new StoreException(
            StoreException.Reason.BUSY, "another process is moving or dropping calls: try again");
      }
    } catch (IOException failure) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          file.path() + " cannot be kept in order: " + failure.getMessage(),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreException.Reason.FAILED, "interrupted while another process works", interrupted);
    }
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive, was: " + limit);
    }
  }

  private <T> T read(String attempt, Question<T> question) {
    return suspecting(
        () ->
            readers.read(attempt, PATIENCE, reader -> question.ask(new Snapshot(reader, context))));
  }

  private <T> T suspecting(Supplier<T> action) {
    try {
      return action.get();
    } catch (StoreException failure) {
      if (failure.reason() == StoreException.Reason.DAMAGED) {
        scrub.suspect();
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
