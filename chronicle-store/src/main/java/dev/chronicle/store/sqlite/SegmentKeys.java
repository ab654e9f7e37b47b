package dev.chronicle.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds the blocks of a segment that may hold the calls of a trace, or those that a call made. */
final class SegmentKeys {
  private static final String SELECT = "SELECT block FROM key WHERE hash = ?";

  private SegmentKeys() {}

  static long ofTrace(String traceId) {
    return 2L * traceId.hashCode();
  }

  static long ofParent(long parentId) {
    return 2L * Long.hashCode(parentId) + 1;
  }

  static Set<Long> blocksOfTrace(String traceId, Reader reader) throws SQLException {
    return blocks(reader.prepare(SELECT, ofTrace(traceId)));
  }

  static Set<Long> blocksOfParents(Collection<Long> parentIds, Reader reader) throws SQLException {
    Set<Long> blocks = new HashSet<>();
    for (long parentId : parentIds) {
      blocks.addAll(blocks(reader.prepare(SELECT, ofParent(parentId))));
    }
    return blocks;
  }

  private static Set<Long> blocks(PreparedStatement select) throws SQLException {
    Set<Long> blocks = new HashSet<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        blocks.add(row.getLong(1));
      }
    }
    return blocks;
  }
}
