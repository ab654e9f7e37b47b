package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a store's own file anew when it is damaged: sets the old one aside and takes over the
 * segments that stand beside it.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Path store;
  private final Segments segments;

  Recovery(Path store) {
    this.store = store;
    this.segments = new Segments(store);
  }

  /**
   * Sets the file aside, if it is there, and makes another of what can be read of it and of the
   * segments.
   */
  void begin(Connections connections, String why, Instant now) throws SQLException, IOException {
    long after = 0;
    long part = 0;
    for (String file : segmentFiles()) {
      part = Math.max(part, segments.numberOf(file));
      after = Math.max(after, lastBlock(file));
    }
    Salvage salvage = null;
    String aside = null;
    if (Files.exists(store)) {
      aside = setAside(now);
      salvage = salvage(store.resolveSibling(aside), after, part + 1);
    }
    try (Connection connection = connections.openWriter()) {
      Schema.CURRENT.prepare(connection, store);
      if (aside != null) {
        note(aside, why, now, connection);
      }
      new SegmentTakeover(segments, connection).takeOver(segmentFiles());
      if (aside == null) {
        LOG.warn("{} was not there; the segments beside it are taken over", store);
        return;
      }
      // Later, so that the names of segments that are whole stand.
      SalvagedAccounts.copy(store.resolveSibling(aside), connection);
      try (PreparedStatement next =
          connection.prepareStatement(
              "UPDATE state SET value = max(value, ?) WHERE name = 'next_block'")) {
        next.setLong(1, salvage.last() + 1);
        next.executeUpdate();
      }
    }
    LOG.error(
        "{} was damaged ({}); it is set aside as {}, its segments go on in use", store, why, aside);
  }

  private Salvage salvage(Path damaged, long after, long part) throws IOException {
    Salvage salvage = Salvage.ofStore(damaged, after);
    Path segment = segments.path(segments.nameOf(part));
    try {
      salvage.into(segment, part, damaged, Layout.DEFAULT);
    } catch (SQLException unreadable) {
      LOG.error("Nothing of {} can be read: {}", damaged, unreadable.getMessage());
    }
    if (salvage.calls() == 0) {
      Files.deleteIfExists(segment);
    }
    return salvage;
  }

  private static void note(String aside, String why, Instant now, Connection connection)
      throws SQLException {
    try (PreparedStatement note =
        connection.prepareStatement(
            "INSERT INTO set_aside (file, found_s, what) VALUES (?, ?, ?)")) {
      note.setString(1, aside);
      note.setLong(2, now.getEpochSecond());
      note.setString(3, "the store's file was damaged (" + why + ")");
      note.executeUpdate();
    }
  }

  private long lastBlock(String segment) {
    try {
      return segments.read(
          segment,
          reader -> {
            try (ResultSet row = reader.prepare("SELECT max(number) FROM block").executeQuery()) {
              return row.next() ? row.getLong(1) : 0;
            }
          });
    } catch (SQLException | StoreException damaged) {
      return 0;
    }
  }

  /** Says whether segments stand beside the file, so that it was surely a store. */
  boolean hasSegments() throws IOException {
    return !segmentFiles().isEmpty();
  }

  /** Renames the file and what belongs to it, and returns its new name. */
  private String setAside(Instant now) throws IOException {
    String name = String.valueOf(store.getFileName()).replaceFirst("\\.db$", "");
    String aside = name + ".damaged-" + now.getEpochSecond() + ".db";
    for (String suffix : List.of("-wal", "-shm", "")) {
      Path file = store.resolveSibling(store.getFileName() + suffix);
      if (Files.exists(file)) {
        Files.move(file, store.resolveSibling(aside + suffix));
      }
    }
    return aside;
  }

  private List<String> segmentFiles() throws IOException {
    try (Stream<Path> files = Files.list(store.resolveSibling("."))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(segments::isName)
          .sorted()
          .toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /** Says that nothing can be done about damage. */
  static StoreException hopeless(Path store, IOException failure) {
    return new StoreException(
        Reason.DAMAGED,
        store + " is damaged and cannot be set aside: " + failure.getMessage(),
        failure);
  }
}
