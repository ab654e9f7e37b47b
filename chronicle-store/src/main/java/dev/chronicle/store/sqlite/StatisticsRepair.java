package dev.chronicle.store.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the calls of a part anew, and sets aside what was counted of them and is damaged. */
final class StatisticsRepair {
  private static final List<String> ROWS =
      List.of(
          "SELECT histogram FROM rollup WHERE part = ?",
          "SELECT data FROM sealed_rollup WHERE part = ?");

  private final ExclusiveWriter writer;
  private final Snapshot.Context context;
  private final DatabaseFile store;

  StatisticsRepair(ExclusiveWriter writer, Snapshot.Context context, DatabaseFile store) {
    this.writer = writer;
    this.context = context;
    this.store = store;
  }

  /**
   * Repairs.
   *
   * @param note what to write down in the same transaction
   * @return the name that the damaged bytes have now; nothing if all is sound, or the part is gone
   */
  Optional<String> repair(long number, SettingAside.Note note) throws SQLException, IOException {
    Part part;
    byte[] bytes;
    Map<RollupTable.Key, StoredRollup> counted = Map.of();
    try (Reader reader = new Reader(Connections.readOnly(store.path()).openReader())) {
      Snapshot snapshot = new Snapshot(reader, context);
      part = part(number, snapshot);
      if (part == null || isSound(part, reader)) {
        return Optional.empty();
      }
      bytes = bytes(number, reader);
      if (!part.isLive()) {
        // Of many calls this takes a while, in which others write.
        counted = ListedRollups.of(part, snapshot).sums();
      }
    }
    String stem = String.valueOf(store.path().getFileName()).replaceFirst("\\.db$", "");
    String name = stem + "-" + number + ".damaged.statistics";
    Files.write(context.segments().path(name), bytes);
    Map<RollupTable.Key, StoredRollup> sealed = counted;
    boolean done =
        writer.write(
            "cannot count the calls of a part anew",
            connection ->
                connection.inTransaction(
                    same -> {
                      if (!write(part, sealed, same)) {
                        return false;
                      }
                      note.write(name, same);
                      return true;
                    }));
    if (!done) {
      throw new IOException("part " + number + " was changed meanwhile");
    }
    return Optional.of(name);
  }

  private boolean write(
      Part before, Map<RollupTable.Key, StoredRollup> sealed, Connection connection)
      throws SQLException {
    Snapshot now = new Snapshot(new Reader(connection), context);
    Part part = part(before.number(), now);
    if (part == null
        || part.isLive() != before.isLive()
        || (!part.isLive() && part.version() != before.version())) {
      return false;
    }
    if (part.isLive()) {
      RollupTable table = new RollupTable(connection);
      table.delete(part.number());
      table.write(part.number(), ListedRollups.of(part, now).sums());
    } else {
      SealedRollups table = new SealedRollups(connection);
      table.delete(part.number());
      table.add(part.number(), sealed);
    }
    return true;
  }

  private static Part part(long number, Snapshot snapshot) {
    return snapshot.parts().stream()
        .filter(part -> part.number() == number)
        .findFirst()
        .orElse(null);
  }

  private static boolean isSound(Part part, Reader reader) throws SQLException {
    try {
      PartRollups.check(part, reader);
      return true;
    } catch (RollupDamage damage) {
      return false;
    }
  }

  private static byte[] bytes(long part, Reader reader) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String select : ROWS) {
      try (ResultSet row = reader.prepare(select, part).executeQuery()) {
        while (row.next()) {
          byte[] piece = row.getBytes(1);
          bytes.writeBytes(piece == null ? new byte[0] : piece);
        }
      }
    }
    return bytes.toByteArray();
  }
}
