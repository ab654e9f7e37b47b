package dev.chronicle.store.sqlite;

import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.sqlite.SqliteCaptureStore.Synchronous;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** Collects how a store is to be opened. Not thread-safe. */
public final class SqliteCaptureStoreBuilder {
  private final Path file;
  private Synchronous synchronous = Synchronous.NORMAL;
  private Retention retention = Retention.DEFAULT;
  private Clock clock = Clock.systemUTC();
  private Layout layout = Layout.DEFAULT;

  SqliteCaptureStoreBuilder(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** Sets what a commit waits for; {@link Synchronous#NORMAL} by default. */
  public SqliteCaptureStoreBuilder synchronous(Synchronous synchronous) {
    this.synchronous = Objects.requireNonNull(synchronous, "synchronous must not be null");
    return this;
  }

  /**
   * Sets how much is kept; looked after once a minute while the store is open. {@link
   * Retention#DEFAULT} by default.
   */
  public SqliteCaptureStoreBuilder retention(Retention retention) {
    this.retention = Objects.requireNonNull(retention, "retention must not be null");
    return this;
  }

  /**
   * Sets the clock that dates failures in {@link SqliteCaptureStore#health}; the system's by
   * default.
   */
  public SqliteCaptureStoreBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock must not be null");
    return this;
  }

  /** Sets how large the pieces of the store become. */
  SqliteCaptureStoreBuilder layout(Layout layout) {
    this.layout = layout;
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
    return new SqliteCaptureStore(StoreParts.open(file, synchronous, retention, clock, layout));
  }
}
