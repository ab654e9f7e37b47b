package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Puts a segment in the place of a damaged one, with all of its calls that can be read; the damaged
 * file stays under another name.
 *
 * <p>What cannot be read for another reason than damage, as when the process has too many files
 * open, is left alone.
 */
final class SegmentRepair {
  private final ExclusiveWriter writer;
  private final Snapshot.Context context;
  private final DatabaseFile store;

  SegmentRepair(ExclusiveWriter writer, Snapshot.Context context, DatabaseFile store) {
    this.writer = writer;
    this.context = context;
    this.store = store;
  }

  /**
   * Repairs.
   *
   * @param notes what to write down in the same transaction, given the damaged file's new name
   * @return that name; nothing if the segment is sound, or no longer in use
   */
  Optional<String> repair(String file, SettingAside.Note notes) throws SQLException, IOException {
    Part part = partIn(file);
    if (part == null) {
      return Optional.empty();
    }
    Segments segments = context.segments();
    String another = segments.nextNameOf(file);
    Salvage salvage = salvage(part, another);
    if (salvage.calls() == part.calls() && isSound(segments.path(file))) {
      segments.delete(another);
      return Optional.empty();
    }
    String aside = file.replaceFirst("\\.db$", "") + ".damaged.db";
    boolean used =
        writer.write(
            "cannot use what was read of a damaged segment",
            connection ->
                connection.inTransaction(
                    same -> {
                      notes.write(aside, same);
                      if (salvage.calls() > 0) {
                        return salvage.toSegment(part, another).use(same);
                      }
                      Pruning.drop(part.number(), same);
                      return true;
                    }));
    if (!used || salvage.calls() == 0) {
      segments.delete(another);
    }
    if (!used) {
      throw new IOException(file + " was changed meanwhile");
    }
    segments.forget(file);
    if (Files.exists(segments.path(file))) {
      Files.move(segments.path(file), segments.path(aside));
    }
    return Optional.of(aside);
  }

  private Salvage salvage(Part part, String another) throws SQLException {
    Path damaged = context.segments().path(part.file());
    Salvage salvage = Salvage.ofSegment(damaged, part.lastBlock());
    if (!Files.exists(damaged)) {
      return salvage;
    }
    try {
      salvage.into(context.segments().path(another), part.number(), store.path(), context.layout());
    } catch (SQLException failure) {
      if (!SqlErrors.isCorrupt(failure)) {
        throw failure;
      }
    }
    return salvage;
  }

  private static boolean isSound(Path segment) throws SQLException {
    try (Reader reader = new Reader(Connections.readOnly(segment).openReader());
        ResultSet row = reader.prepare("PRAGMA quick_check(1)").executeQuery()) {
      return row.next() && row.getString(1).equals("ok");
    } catch (SQLException failure) {
      if (SqlErrors.isCorrupt(failure)) {
        return false;
      }
      throw failure;
    }
  }

  private Part partIn(String file) throws SQLException {
    try (Reader reader = new Reader(Connections.readOnly(store.path()).openReader())) {
      return Catalog.rows(reader).stream()
          .filter(part -> file.equals(part.file()))
          .findFirst()
          .orElse(null);
    }
  }
}
