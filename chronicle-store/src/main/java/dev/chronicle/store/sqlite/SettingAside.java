package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is damaged out of use and keeps it under a new name: a block of the store's own file
 * as a file of its bytes, a segment as it is. What else is in the same part is written anew, so
 * that exactly what can be read counts.
 */
final class SettingAside {
  private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

  private final ExclusiveWriter writer;
  private final Snapshot.Context context;
  private final DatabaseFile file;
  private final SegmentRepair segments;
  private final StatisticsRepair statistics;
  private final Clock clock;

  SettingAside(ExclusiveWriter writer, Snapshot.Context context, DatabaseFile file, Clock clock) {
    this.writer = writer;
    this.context = context;
    this.file = file;
    this.segments = new SegmentRepair(writer, context, file);
    this.statistics = new StatisticsRepair(writer, context, file);
    this.clock = clock;
  }

  /** Sets aside what was found damaged since the last time. */
  void setAside() {
    for (Damages.Place place : context.damages().places()) {
      String what = context.damages().describe(place);
      if (what.isEmpty()) {
        // Its file was set aside already.
        continue;
      }
      try {
        Optional<String> name = setAside(place, what);
        if (place.file() == null) {
          context.damages().forget(place);
        } else {
          context.damages().forgetSegment(place.file());
        }
        name.ifPresent(
            aside -> LOG.error("{}: {}; it is set aside as {}", file.path(), what, aside));
      } catch (IOException | SQLException | StoreException failure) {
        LOG.debug("{} could not be set aside", place, failure);
      }
    }
  }

  private Optional<String> setAside(Damages.Place place, String what)
      throws IOException, SQLException {
    Note note = (aside, same) -> note(aside, what, same);
    if (place.statisticsOf() != 0) {
      return statistics.repair(place.statisticsOf(), note);
    }
    return place.file() == null ? block(place, what) : segments.repair(place.file(), note);
  }

  /** Something to be written down about what is set aside under a name. */
  @FunctionalInterface
  interface Note {
    void write(String aside, Connection connection) throws SQLException;
  }

  /** Returns what was ever set aside, a line each. */
  static List<String> lines(Reader reader) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet row =
        reader.prepare("SELECT what, file FROM set_aside ORDER BY found_s, file").executeQuery()) {
      while (row.next()) {
        lines.add(row.getString(1) + ", set aside as " + row.getString(2));
      }
    }
    return lines;
  }

  private Optional<String> block(Damages.Place place, String what)
      throws IOException, SQLException {
    Part part;
    byte[] bytes;
    // A connection of its own has no page in memory from before the damage.
    try (Reader reader = new Reader(Connections.readOnly(file.path()).openReader())) {
      part = partOf(place.block(), reader);
      if (part == null || isSound(place.block(), reader)) {
        return Optional.empty();
      }
      bytes = bytesOf(place.block(), reader);
    }
    String stem = String.valueOf(file.path().getFileName()).replaceFirst("\\.db$", "");
    String name = stem + "-" + place.block() + ".damaged.block";
    Files.write(context.segments().path(name), bytes);
    writer.write(
        "cannot leave a damaged block out",
        connection -> {
          connection.keep(part, call -> true);
          return connection.inTransaction(same -> note(name, what, same));
        });
    return Optional.of(name);
  }

  /** Returns the live part that a block is in; {@code null} if it is in none. */
  private static Part partOf(long block, Reader reader) throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT part FROM block WHERE number = ?", block).executeQuery()) {
      long number = row.next() ? row.getLong(1) : 0;
      return Catalog.rows(reader).stream()
          .filter(part -> part.number() == number && part.isLive())
          .findFirst()
          .orElse(null);
    }
  }

  private static boolean isSound(long number, Reader reader) throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT summary FROM block WHERE number = ?", number).executeQuery()) {
      row.next();
      StoredBlock block = new StoredBlock(null, number, BlockSummary.decode(row.getBytes(1)));
      BlockReads.listing(reader, block);
      BlockReads.payload(reader, block);
      return true;
    } catch (IllegalArgumentException damaged) {
      return false;
    } catch (SQLException failure) {
      if (SqlErrors.isCorrupt(failure)) {
        return false;
      }
      throw failure;
    }
  }

  /** Returns what can be read of a block: its listing and its payload. */
  private static byte[] bytesOf(long block, Reader reader) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String select :
        List.of(
            "SELECT CAST(calls AS BLOB) FROM listing WHERE block = ?",
            "SELECT traces FROM listing WHERE block = ?",
            "SELECT data FROM payload WHERE block = ?")) {
      try (ResultSet row = reader.prepare(select, block).executeQuery()) {
        byte[] piece = row.next() ? row.getBytes(1) : null;
        bytes.writeBytes(piece == null ? new byte[0] : piece);
      } catch (SQLException unreadable) {
        LOG.debug("Not all of block {} can be kept", block, unreadable);
      }
    }
    return bytes.toByteArray();
  }

  /** Forgets what was set aside in a file, in the transaction under way. */
  static Void forget(String name, Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM set_aside WHERE file = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
      return null;
    }
  }

  private Void note(String name, String what, Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO set_aside (file, found_s, what) VALUES (?, ?, ?)")) {
      insert.setString(1, name);
      insert.setLong(2, clock.instant().getEpochSecond());
      insert.setString(3, what);
      insert.executeUpdate();
      return null;
    }
  }
}
