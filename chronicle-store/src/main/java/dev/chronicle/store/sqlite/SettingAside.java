package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is damaged out of use and keeps it under a new name: a block as a file of its bytes, a
 * segment that cannot be read at all as it is.
 */
final class SettingAside {
  private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

  private final ExclusiveWriter writer;
  private final Snapshot.Context context;
  private final DatabaseFile file;
  private final Clock clock;

  SettingAside(ExclusiveWriter writer, Snapshot.Context context, DatabaseFile file, Clock clock) {
    this.writer = writer;
    this.context = context;
    this.file = file;
    this.clock = clock;
  }

  /** Sets aside what was found damaged since the last time. */
  void setAside() {
    for (Damages.Place place : context.damages().places()) {
      String what = context.damages().describe(place);
      try {
        String name = place.block() == 0 ? segment(place) : block(place);
        writer.write(
            "cannot note what is set aside",
            connection ->
                connection.inTransaction(
                    same -> note(name, what, place.block() == 0 ? place.file() : null, same)));
        context.damages().forget(place);
        LOG.error("{}: {}; it is set aside as {}", file.path(), what, name);
      } catch (IOException | SQLException | StoreException failure) {
        LOG.debug("{} could not be set aside", place, failure);
      }
    }
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

  private String segment(Damages.Place place) throws IOException, SQLException {
    Path path = context.segments().path(place.file());
    String name = place.file().replaceFirst("\\.db$", "") + ".damaged.db";
    context.segments().forget(place.file());
    if (Files.exists(path)) {
      Files.move(path, context.segments().path(name));
    }
    return name;
  }

  private String block(Damages.Place place) throws IOException, SQLException {
    String base = place.file() == null ? String.valueOf(file.path().getFileName()) : place.file();
    String name = base.replaceFirst("\\.db$", "") + "-" + place.block() + ".damaged.block";
    byte[] bytes =
        place.file() == null
            ? writer.write(
                "cannot set aside a block",
                connection -> connection.inTransaction(same -> take(place, same)))
            : fromSegment(place);
    if (bytes.length > 0) {
      Files.write(context.segments().path(name), bytes);
    }
    return name;
  }

  private byte[] fromSegment(Damages.Place place) throws SQLException {
    try (Connection connection = Connections.openSegment(context.segments().path(place.file()))) {
      connection.setAutoCommit(false);
      byte[] bytes = take(place, connection);
      connection.commit();
      return bytes;
    }
  }

  /** Deletes a block and returns what can be read of it: its listing and its payload. */
  private static byte[] take(Damages.Place place, Connection connection) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT CAST(l.calls AS BLOB), l.traces, p.data FROM listing l"
                + " LEFT JOIN payload p ON p.block = l.block WHERE l.block = ?")) {
      select.setLong(1, place.block());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          for (int column = 1; column <= 3; column++) {
            byte[] piece = row.getBytes(column);
            bytes.writeBytes(piece == null ? new byte[0] : piece);
          }
        }
      }
    }
    new BlockTable(connection).delete(place.block());
    return bytes.toByteArray();
  }

  private Void note(String name, String what, String segment, Connection connection)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT OR REPLACE INTO set_aside (file, found_s, what) VALUES (?, ?, ?)");
        PreparedStatement bump =
            connection.prepareStatement("UPDATE part SET version = version + 1");
        PreparedStatement part =
            connection.prepareStatement("SELECT number FROM part WHERE file = ?")) {
      insert.setString(1, name);
      insert.setLong(2, clock.instant().getEpochSecond());
      insert.setString(3, what);
      insert.executeUpdate();
      if (segment == null) {
        bump.executeUpdate();
      } else {
        part.setString(1, segment);
        try (ResultSet row = part.executeQuery()) {
          if (row.next()) {
            Pruning.drop(row.getLong(1), connection);
          }
        }
      }
      return null;
    }
  }
}
