package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes a segment anew with only some of its calls, into a file of another name, so that whoever
 * reads the old one is not disturbed.
 */
final class Thinning {
  private final Snapshot snapshot;
  private final Segments segments;
  private final Layout layout;
  private final DatabaseFile store;

  Thinning(Snapshot snapshot, Snapshot.Context context, DatabaseFile store) {
    this.snapshot = snapshot;
    this.segments = context.segments();
    this.layout = context.layout();
    this.store = store;
  }

  /** A segment's new file, which does not count yet. */
  record Thinned(
      Part part,
      String file,
      long lastBlock,
      long calls,
      long minId,
      long maxId,
      RollupDeltas rollups) {

    /** Makes it count, in the transaction under way; does nothing if the part has changed. */
    boolean use(Connection connection) throws SQLException {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE part SET version = version + 1, file = ?, last_block = ?, calls = ?,"
                  + " min_id = ?, max_id = ? WHERE number = ? AND version = ?")) {
        update.setString(1, file);
        update.setLong(2, lastBlock);
        update.setLong(3, calls);
        update.setLong(4, minId);
        update.setLong(5, maxId);
        update.setLong(6, part.number());
        update.setLong(7, part.version());
        if (update.executeUpdate() == 0) {
          return false;
        }
      }
      RollupTable table = new RollupTable(connection);
      table.delete(part.number());
      table.add(part.number(), rollups);
      return true;
    }
  }

  /** Writes the calls that stay; nothing comes back if none does. */
  Optional<Thinned> thin(Part part, Predicate<StoredCall> kept) throws SQLException {
    String file = segments.nextNameOf(part.file());
    RollupDeltas rollups = new RollupDeltas(Granule.LASTING);
    long lastBlock = 0;
    long calls = 0;
    long minId = Long.MAX_VALUE;
    long maxId = Long.MIN_VALUE;
    try (SegmentWriter segment =
        SegmentWriter.open(segments.path(file), part.number(), 0, layout)) {
      segment.copyNames(store.path());
      List<StoredCall> block = new ArrayList<>();
      for (int i = 0; i < part.blocks().size(); i++) {
        for (StoredCall call : StoredCalls.of(part.blocks().get(i), snapshot)) {
          if (kept.test(call)) {
            block.add(call);
            minId = Math.min(minId, call.id());
            maxId = Math.max(maxId, call.id());
          }
        }
        boolean isLast = i == part.blocks().size() - 1;
        if (block.size() >= Block.MAX_CALLS || (isLast && !block.isEmpty())) {
          block.sort(Comparator.comparingLong(StoredCall::id));
          lastBlock = part.blocks().get(i).number();
          segment.append(lastBlock, Block.merged(block), block);
          rollups.add(block);
          calls += block.size();
          block.clear();
        }
      }
      segment.commit();
    }
    if (calls == 0) {
      segments.delete(file);
      return Optional.empty();
    }
    return Optional.of(new Thinned(part, file, lastBlock, calls, minId, maxId, rollups));
  }
}
