package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import dev.chronicle.store.Pruned;
import dev.chronicle.store.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops the parts that are beyond the limits, the oldest first. */
final class Pruning {
  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
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
    List<Part> parts = readers.read("cannot prune calls", PATIENCE, Catalog::rows);
    List<Part> beyond = new ArrayList<>();
    List<Part> partlyBeyond = new ArrayList<>();
    long oldest =
        retention.maxAge() == null
            ? Long.MIN_VALUE
            : CallId.lowestAt(now.minus(retention.maxAge())).value();
    long bytes = file.size();
    for (Part part : parts) {
      bytes += part.isLive() ? 0 : context.segments().size(part.file());
    }
    long before = bytes;
    for (Part part : parts) {
      boolean tooMuch = retention.maxBytes() != null && bytes > retention.maxBytes();
      if (part.maxId() < oldest || tooMuch) {
        beyond.add(part);
        bytes -= size(part, parts);
      } else if (part.isLive() && part.minId() < oldest) {
        partlyBeyond.add(part);
      }
    }
    long calls = writer.write("cannot prune calls", connection -> drop(beyond, connection));
    beyond.forEach(this::deleteFile);
    for (Part part : partlyBeyond) {
      calls +=
          writer.write(
              "cannot prune calls",
              connection -> connection.keep(part, call -> call.id() >= oldest));
    }
    return new Pruned(calls, Math.max(0, before - bytes));
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

  private void deleteFile(Part part) {
    if (part.isLive()) {
      return;
    }
    try {
      context.segments().forget(part.file());
      Files.deleteIfExists(context.segments().path(part.file()));
    } catch (IOException | SQLException failure) {
      LOG.warn("{} cannot be deleted: {}", part.file(), failure.getMessage());
    }
  }
}
