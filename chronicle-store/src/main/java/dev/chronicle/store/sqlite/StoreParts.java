package dev.chronicle.store.sqlite;

import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** What a {@link SqliteCaptureStore} is made of, wired together. Its parts are thread-safe. */
final class StoreParts {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatabaseFile file;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Snapshot.Context context;
  private final Runs runs;
  private final Scrub scrub;
  private final Pruning pruning;
  private final Maintenance maintenance;
  private final Clock clock;

  private StoreParts(
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
    this.context = context;
    this.clock = clock;
    this.runs = new Runs(file.path(), writer, readers, clock);
    this.pruning = new Pruning(writer, readers, context, file);
    this.scrub = new Scrub(file.path(), connections, context);
    this.maintenance =
        new Maintenance(
            file,
            new MaintenanceLock(file.path()),
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
   * Opens a store to write to, and starts its maintenance.
   *
   * @throws StoreException if there is none and none can be created
   */
  static StoreParts open(
      Path path,
      SqliteCaptureStore.Synchronous synchronous,
      Retention retention,
      Clock clock,
      Layout layout) {
    Connections connections = new Connections(path, synchronous);
    Snapshot.Context context = Snapshot.Context.of(path, layout);
    BatchWriter writer = StoreOpening.openOrRecover(connections, path, context, clock);
    DatabaseFile file = DatabaseFile.opened(path);
    StoreParts parts =
        new StoreParts(
            file,
            new ExclusiveWriter(writer, connections, file, clock, context),
            new ReaderPool(connections, path),
            connections,
            retention,
            clock,
            context);
    parts.runs.settle();
    parts.maintenance.start();
    return parts;
  }

  /**
   * Opens a store that is neither trusted nor changed.
   *
   * @throws StoreException if there is none, or one of another version
   */
  static StoreParts readOnly(Path path) {
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
    Clock clock = Clock.systemUTC();
    return new StoreParts(
        opened,
        new ExclusiveWriter(null, connections, opened, clock, context),
        readers,
        connections,
        Retention.UNLIMITED,
        clock,
        context);
  }

  DatabaseFile file() {
    return file;
  }

  ExclusiveWriter writer() {
    return writer;
  }

  ReaderPool readers() {
    return readers;
  }

  Snapshot.Context context() {
    return context;
  }

  Runs runs() {
    return runs;
  }

  Scrub scrub() {
    return scrub;
  }

  Maintenance maintenance() {
    return maintenance;
  }

  /** Drops what is beyond these limits now. */
  Pruned prune(Retention retention) {
    return pruning.prune(retention, clock.instant());
  }
}
