package dev.chronicle.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that keeps what is damaged; it counts towards the limits of its store.
 *
 * @param foundSeconds when the damage was found, since 1970
 */
record SetAsideFile(String name, long bytes, long foundSeconds) {
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  /** Returns those of a store that have not been deleted, what was found first first. */
  static List<SetAsideFile> of(Reader reader, Segments segments) throws SQLException {
    List<SetAsideFile> files = new ArrayList<>();
    try (ResultSet row =
        reader
            .prepare("SELECT file, found_s FROM set_aside ORDER BY found_s, file")
            .executeQuery()) {
      while (row.next()) {
        String name = row.getString(1);
        if (segments.isNameOfDamaged(name)) {
          long bytes = SUFFIXES.stream().mapToLong(end -> segments.size(name + end)).sum();
          files.add(new SetAsideFile(name, bytes, row.getLong(2)));
        }
      }
    }
    return files;
  }

  void delete(Segments segments) {
    SUFFIXES.forEach(end -> segments.delete(name + end));
  }
}
