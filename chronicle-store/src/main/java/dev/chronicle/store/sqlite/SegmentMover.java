package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves the oldest live part into a segment, so that the store's own file stays small and what is
 * old can be dropped by deleting a file.
 *
 * <p>First the segment has the blocks, then one transaction of the store makes them count there and
 * deletes them here: whatever happens in between, every call counts once.
 */
final class SegmentMover {
  private static final int FULL_BLOCK = Block.MAX_CALLS / 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long DAY = TimeUnit.DAYS.toSeconds(1);

  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Snapshot.Context context;
  private final DatabaseFile file;

  SegmentMover(
      ExclusiveWriter writer, ReaderPool readers, Snapshot.Context context, DatabaseFile file) {
    this.writer = writer;
    this.readers = readers;
    this.context = context;
    this.file = file;
  }

  /** Moves one part and returns {@code true}, or returns {@code false} if none has to be moved. */
  boolean moveOldest() {
    Move move =
        readers.read(
            "cannot move calls into a segment",
            PATIENCE,
            reader -> copy(new Snapshot(reader, context)));
    if (move == null) {
      return false;
    }
    try {
      return writer.write(
          "cannot move calls into a segment",
          connection -> connection.inTransaction(same -> finish(move, same)));
    } catch (RollupDamage damage) {
      context.damages().found(damage);
      return false;
    }
  }

  /** What was copied where; {@code to} is {@code from} where a segment begins. */
  private record Move(Part from, Part to, String file, long lastBlock, long newestSecond) {}

  private Move copy(Snapshot snapshot) throws SQLException {
    List<Part> live = snapshot.parts().stream().filter(Part::isLive).toList();
    if (live.size() <= context.layout().liveParts()) {
      return null;
    }
    Part from = live.get(0);
    Part to = openSegment(from, snapshot.parts());
    String name = to.isLive() ? context.segments().nameOf(from.number()) : to.file();
    long before = to.isLive() ? 0 : to.lastBlock();
    long lastBlock = before;
    try (SegmentWriter segment =
        SegmentWriter.open(context.segments().path(name), to.number(), before, context.layout())) {
      segment.copyNames(file.path());
      List<StoredCall> small = new ArrayList<>();
      for (StoredBlock block : from.blocks()) {
        List<StoredCall> calls = StoredCalls.of(block, snapshot);
        lastBlock = block.number();
        if (small.isEmpty() && calls.size() >= FULL_BLOCK) {
          segment.append(lastBlock, BlockReads.block(snapshot.reader(), lastBlock), calls);
          continue;
        }
        small.addAll(calls);
        if (small.size() >= FULL_BLOCK) {
          appendMerged(small, lastBlock, segment);
        }
      }
      appendMerged(small, lastBlock, segment);
      segment.commit();
    }
    long newest = new CallId(live.get(live.size() - 1).maxId()).time().getEpochSecond();
    return new Move(from, to, name, lastBlock, newest);
  }

  private static void appendMerged(List<StoredCall> calls, long number, SegmentWriter segment)
      throws SQLException {
    if (!calls.isEmpty()) {
      calls.sort(Comparator.comparingLong(StoredCall::id));
      segment.append(number, Block.merged(calls), calls);
      calls.clear();
    }
  }

  /** Returns the segment to append to, or {@code from} itself if a new one is due. */
  private Part openSegment(Part from, List<Part> parts) {
    Part newest = null;
    for (Part part : parts) {
      newest = part.isLive() ? newest : part;
    }
    boolean fits =
        newest != null
            && newest.number() < from.number()
            && newest.calls() + from.calls() <= context.layout().segmentCalls()
            && day(newest.maxId()) == day(from.maxId());
    return fits ? newest : from;
  }

  private static long day(long id) {
    return new CallId(id).time().getEpochSecond() / DAY;
  }

  private static boolean finish(Move move, Connection connection) throws SQLException {
    String update =
        move.to().isLive()
            ? "UPDATE part SET version = version + 1, last_block = ?, file = ?"
                + " WHERE number = ? AND version = ? AND file IS NULL"
            : "UPDATE part SET version = version + 1, last_block = ?, file = ?,"
                + " calls = calls + %d, min_id = min(min_id, %d), max_id = max(max_id, %d)"
                    .formatted(move.from().calls(), move.from().minId(), move.from().maxId())
                + " WHERE number = ? AND version = ?";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setLong(1, move.lastBlock());
      statement.setString(2, move.file());
      statement.setLong(3, move.to().number());
      statement.setLong(4, move.to().version());
      if (statement.executeUpdate() == 0) {
        // It was dropped meanwhile; what was copied does not count.
        return false;
      }
    }
    SealedRollups sealed = new SealedRollups(connection);
    sealed.add(
        move.to().number(),
        new RollupTable(connection)
            .take(move.from().number(), SealedRollups.fineFrom(move.newestSecond())));
    sealed.forgetFine(move.newestSecond());
    Pruning.deleteBlocks(move.from(), connection);
    if (!move.to().isLive()) {
      Pruning.drop(move.from().number(), connection);
    }
    return true;
  }
}
