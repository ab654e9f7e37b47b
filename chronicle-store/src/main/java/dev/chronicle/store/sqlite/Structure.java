package dev.chronicle.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Checks of a store's own file what no checksum of a block covers: its b-trees, the names, and
 * whether what it says of parts agrees with their blocks. A copy of each name is in the index that
 * keeps it unique.
 */
final class Structure {
  private static final List<String> CHECKS =
      List.of(
          "PRAGMA quick_check(1)",
          "PRAGMA integrity_check('function')",
          "PRAGMA integrity_check('service')",
          "PRAGMA integrity_check('exception_type')");

  private Structure() {}

  /** Returns what is wrong with the file; nothing if all is well. */
  static Optional<String> trouble(Reader reader) throws SQLException {
    for (String check : CHECKS) {
      try (ResultSet row = reader.prepare(check).executeQuery()) {
        row.next();
        if (!row.getString(1).equals("ok")) {
          return Optional.of(row.getString(1).replaceAll("\\s+", " "));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what is said of parts and is not so; nothing if all is well.
   *
   * @param parts in the state that the snapshot has
   */
  static Optional<String> contradiction(List<Part> parts, Snapshot snapshot) {
    for (Part part : parts) {
      if (snapshot.isDamaged(part)) {
        continue;
      }
      long calls = 0;
      boolean within = true;
      for (StoredBlock block : part.blocks()) {
        BlockSummary summary = block.summary();
        calls += summary.calls();
        within &= summary.minId() >= part.minId() && summary.maxId() <= part.maxId();
      }
      if (calls != part.calls() || !within) {
        return Optional.of(
            "part %d should have %d calls, its blocks have %d%s"
                .formatted(
                    part.number(), part.calls(), calls, within ? "" : " beyond its range of ids"));
      }
    }
    return Optional.empty();
  }
}
