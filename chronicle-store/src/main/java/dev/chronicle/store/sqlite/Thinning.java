package dev.chronicle.store.sqlite;

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

  /** Writes the calls that stay; nothing comes back if none does. */
  Optional<NewSegment> thin(Part part, Predicate<StoredCall> kept) throws SQLException {
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
    return Optional.of(new NewSegment(part, file, lastBlock, calls, minId, maxId, rollups));
  }
}
