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
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
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
      takeOverSegments(connection);
      if (aside == null) {
        LOG.warn("{} was not there; the segments beside it are taken over", store);
        return;
      }
      // Later, so that the names of segments that are whole stand.
      copyAccounts(store.resolveSibling(aside), connection);
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

  /** Copies what is known about the recording, as far as it can be read. */
  private static void copyAccounts(Path damaged, Connection connection) {
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS old");
        Statement statement = connection.createStatement()) {
      attach.setString(1, damaged.toString());
      attach.execute();
      try {
        for (String table :
            List.of("function", "service", "exception_type", "set_aside", "notice", "dropped")) {
          copy(table, statement);
        }
        copy("run", statement);
        copy("run_dropped", statement);
      } finally {
        statement.execute("DETACH old");
      }
    } catch (SQLException unreadable) {
      LOG.warn("The accounts in {} cannot be read: {}", damaged, unreadable.getMessage());
    }
  }

  private static void copy(String table, Statement statement) {
    try {
      statement.executeUpdate(
          "INSERT OR IGNORE INTO main." + table + " SELECT * FROM old." + table);
    } catch (SQLException unreadable) {
      LOG.warn("Table {} cannot be read: {}", table, unreadable.getMessage());
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

  /** Makes the segments parts of a new, empty store. */
  private void takeOverSegments(Connection connection) throws SQLException, IOException {
    connection.setAutoCommit(false);
    for (String file : segmentFiles()) {
      try {
        takeOver(file, connection);
      } catch (SQLException | IllegalArgumentException damaged) {
        connection.rollback();
        takeOverDamaged(file, damaged, connection);
      }
    }
    connection.setAutoCommit(true);
  }

  private void takeOverDamaged(String file, Exception damage, Connection connection)
      throws SQLException {
    String another = segments.nextNameOf(file);
    Salvage salvage = Salvage.ofSegment(segments.path(file), 0);
    try {
      salvage.into(
          segments.path(another), segments.numberOf(file), segments.path(file), Layout.DEFAULT);
      takeOver(another, connection);
      LOG.error(
          "{} is damaged ({}); {} has what can be read of it", file, damage.getMessage(), another);
    } catch (SQLException | IllegalArgumentException unreadable) {
      connection.rollback();
      segments.delete(another);
      LOG.error("{} cannot be read and is left alone: {}", file, unreadable.getMessage());
    }
  }

  private void takeOver(String file, Connection connection) throws SQLException {
    long part = segments.numberOf(file);
    copyNames(file, connection);
    RollupTable rollups = new RollupTable(connection);
    long lastBlock = 0;
    long calls = 0;
    long minId = Long.MAX_VALUE;
    long maxId = Long.MIN_VALUE;
    for (StoredBlock block : blocks(file)) {
      List<StoredCall> some = segments.read(file, reader -> listed(reader, block));
      rollups.add(part, some);
      lastBlock = Math.max(lastBlock, block.number());
      calls += some.size();
      minId = Math.min(minId, block.summary().minId());
      maxId = Math.max(maxId, block.summary().maxId());
    }
    rollups.move(part, part, maxId);
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO part (number, file, version, last_block, calls, min_id, max_id)"
                    + " VALUES (?, ?, 0, ?, ?, ?, ?)");
        PreparedStatement next =
            connection.prepareStatement(
                "UPDATE state SET value = max(value, ?) WHERE name = 'next_block'")) {
      insert.setLong(1, part);
      insert.setString(2, file);
      insert.setLong(3, lastBlock);
      insert.setLong(4, calls);
      insert.setLong(5, minId);
      insert.setLong(6, maxId);
      insert.executeUpdate();
      next.setLong(1, lastBlock + 1);
      next.executeUpdate();
    }
    connection.commit();
    segments.forget(file);
  }

  private List<StoredBlock> blocks(String file) throws SQLException {
    return segments.read(
        file,
        reader -> {
          List<StoredBlock> blocks = new ArrayList<>();
          try (ResultSet row =
              reader.prepare("SELECT number, summary FROM block ORDER BY number").executeQuery()) {
            while (row.next()) {
              blocks.add(
                  new StoredBlock(file, row.getLong(1), BlockSummary.decode(row.getBytes(2))));
            }
          }
          return blocks;
        });
  }

  /** Returns what rollups count of a block's calls. */
  private static List<StoredCall> listed(Reader reader, StoredBlock block) throws SQLException {
    Listing listing = BlockReads.listing(reader, block);
    List<StoredCall> calls = new ArrayList<>();
    for (int i = 0; i < listing.size(); i++) {
      calls.add(
          new StoredCall(
              listing.id(i),
              listing.parentId(i),
              listing.function(i),
              listing.service(i),
              listing.startNanos(i),
              listing.durationNanos(i),
              listing.exceptionType(i),
              null,
              "",
              ""));
    }
    return calls;
  }

  private void copyNames(String file, Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS segment");
        Statement statement = connection.createStatement()) {
      attach.setString(1, segments.path(file).toString());
      attach.execute();
      try {
        for (String table : List.of("function", "service", "exception_type")) {
          statement.executeUpdate(
              "INSERT OR IGNORE INTO main." + table + " SELECT * FROM segment." + table);
        }
      } finally {
        statement.execute("DETACH segment");
      }
    } finally {
      connection.setAutoCommit(false);
    }
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
