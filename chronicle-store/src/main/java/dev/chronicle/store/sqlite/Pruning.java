package dev.chronicle.store.sqlite;

import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Drops what is beyond the limits: whole parts, or some calls of a part. */
final class Pruning {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Snapshot.Context context;
  private final DatabaseFile file;

  Pruning(ExclusiveWriter writer, ReaderPool readers, Snapshot.Context context, DatabaseFile file) {
    this.writer = writer;
    this.readers = readers;
    this.context = context;
    this.file = file;
  }

  Pruned prune(Retention retention, Instant now) {
    long before = bytes();
    long calls =
        readers.read(
            "cannot prune calls",
            PATIENCE,
            reader -> prune(new Snapshot(reader, context), retention, now, before));
    return new Pruned(calls, Math.max(0, before - bytes()));
  }

  private long prune(Snapshot snapshot, Retention retention, Instant now, long bytes)
      throws SQLException {
    RetentionPlan plan =
        new RetentionPlan(
            snapshot,
            retention,
            now,
            part -> size(part, snapshot.parts()),
            bytes,
            SetAsideFile.of(snapshot.reader(), context.segments()));
    deleteSetAside(plan.setAsideBeyond());
    long calls = writer.write("cannot prune calls", connection -> drop(plan.beyond(), connection));
    plan.beyond().stream()
        .filter(part -> !part.isLive())
        .forEach(part -> context.segments().delete(part.file()));
    for (Map.Entry<Part, Predicate<StoredCall>> some : plan.partlyBeyond().entrySet()) {
      Part part = some.getKey();
      calls +=
          part.isLive()
              ? writer.write(
                  "cannot prune calls", connection -> connection.keep(part, some.getValue()))
              : thin(part, some.getValue(), snapshot);
    }
    return calls;
  }

  private long thin(Part part, Predicate<StoredCall> kept, Snapshot snapshot) throws SQLException {
    Optional<NewSegment> thinned = new Thinning(snapshot, context, file).thin(part, kept);
    boolean used =
        writer.write(
            "cannot prune calls",
            connection ->
                connection.inTransaction(
                    same -> {
                      if (thinned.isPresent()) {
                        return thinned.get().use(same);
                      }
                      drop(part, same);
                      return true;
                    }));
    context.segments().delete(used || thinned.isEmpty() ? part.file() : thinned.get().file());
    return used ? part.calls() - thinned.map(NewSegment::calls).orElse(0L) : 0;
  }

  private void deleteSetAside(List<SetAsideFile> files) {
    for (SetAsideFile each : files) {
      each.delete(context.segments());
      writer.write(
          "cannot forget what was set aside",
          connection -> connection.inTransaction(same -> SettingAside.forget(each.name(), same)));
    }
  }

  private long bytes() {
    return readers.read("cannot prune calls", PATIENCE, this::bytes);
  }

  private long bytes(Reader reader) throws SQLException {
    long bytes = file.size();
    for (Part part : Catalog.rows(reader)) {
      bytes += part.isLive() ? 0 : context.segments().size(part.file());
    }
    for (SetAsideFile aside : SetAsideFile.of(reader, context.segments())) {
      bytes += aside.bytes();
    }
    return bytes;
  }

  private static long drop(List<Part> parts, BatchWriter connection) throws SQLException {
    if (parts.isEmpty()) {
      return 0;
    }
    connection.inTransaction(
        same -> {
          for (Part part : parts) {
            drop(part, same);
          }
          return null;
        });
    if (parts.stream().anyMatch(Part::isLive)) {
      connection.vacuum();
    }
    return parts.stream().mapToLong(Part::calls).sum();
  }

  /** Drops a part but for its file, in the transaction under way. */
  static void drop(Part part, Connection connection) throws SQLException {
    if (part.isLive()) {
      deleteBlocks(part, connection);
    }
    drop(part.number(), connection);
  }

  /** Drops a part but for its blocks, in the transaction under way. */
  static void drop(long part, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM rollup WHERE part = " + part);
      statement.executeUpdate("DELETE FROM sealed_rollup WHERE part = " + part);
      statement.executeUpdate("DELETE FROM part WHERE number = " + part);
    }
  }

  /** Deletes the blocks of a live part. */
  static void deleteBlocks(Part part, Connection connection) throws SQLException {
    String blocks = " IN (SELECT number FROM block WHERE part = " + part.number() + ")";
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM listing WHERE block" + blocks);
      statement.executeUpdate("DELETE FROM payload WHERE block" + blocks);
      statement.executeUpdate("DELETE FROM block WHERE part = " + part.number());
    }
  }

  private long size(Part part, List<Part> parts) {
    if (!part.isLive()) {
      return context.segments().size(part.file());
    }
    long live = parts.stream().filter(Part::isLive).mapToLong(Part::calls).sum();
    return file.size() * part.calls() / Math.max(1, live);
  }
}
