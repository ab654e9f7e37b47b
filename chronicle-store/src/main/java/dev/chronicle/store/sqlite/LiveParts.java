package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Appends blocks to the newest part, in the transaction under way.
 *
 * <p>The last block is written anew with the calls that come, as long as it is small and not much
 * larger than what comes; so a store that gets calls one by one has large blocks too, and each call
 * is rewritten a few times only. Not thread-safe.
 */
final class LiveParts {
  private static final int WORTH_REWRITING = 4;
  private static final long DAY = TimeUnit.DAYS.toSeconds(1);

  private final Connection connection;
  private final Reader reader;
  private final Snapshot.Context context;
  private final BlockTable blocks;
  private final RollupTable rollups;
  private final PreparedStatement insertPart;
  private final PreparedStatement updatePart;
  private final PreparedStatement selectNext;
  private final PreparedStatement updateNext;

  LiveParts(Connection connection, Snapshot.Context context) throws SQLException {
    this.connection = connection;
    this.reader = new Reader(connection);
    this.context = context;
    this.blocks = new BlockTable(connection);
    this.rollups = new RollupTable(connection);
    this.insertPart =
        connection.prepareStatement(
            "INSERT INTO part (version, last_block, calls, min_id, max_id)"
                + " VALUES (0, 0, 0, ?, ?)");
    this.updatePart =
        connection.prepareStatement(
            "UPDATE part SET version = version + 1, last_block = ?, calls = calls + ?,"
                + " min_id = min(min_id, ?), max_id = max(max_id, ?) WHERE number = ?");
    this.selectNext =
        connection.prepareStatement("SELECT value FROM state WHERE name = 'next_block'");
    this.updateNext =
        connection.prepareStatement("UPDATE state SET value = ? WHERE name = 'next_block'");
  }

  /**
   * Appends calls that are in the order of their ids.
   *
   * @throws dev.chronicle.store.StoreException if an id is taken
   */
  void append(List<StoredCall> calls) throws SQLException {
    Snapshot snapshot = new Snapshot(reader, context);
    requireNew(calls, snapshot);
    long lowest = calls.get(0).id();
    long highest = calls.get(calls.size() - 1).id();
    Part newest = newest(snapshot);
    boolean usable =
        newest != null
            && newest.calls() < context.layout().livePartCalls()
            && day(newest.maxId()) >= day(lowest);
    long part = usable ? newest.number() : begin(lowest, highest);
    List<StoredCall> toWrite = usable ? withTail(newest, calls, snapshot) : calls;
    write(part, toWrite, calls);
  }

  /** Writes blocks of some calls, and counts those of them that are new. */
  private void write(long part, List<StoredCall> calls, List<StoredCall> added)
      throws SQLException {
    long next = nextBlock();
    for (Block block : Block.of(calls, Block.FAST)) {
      blocks.insert(next++, part, block);
    }
    updateNext.setLong(1, next);
    updateNext.executeUpdate();
    updatePart.setLong(1, next - 1);
    updatePart.setInt(2, added.size());
    updatePart.setLong(3, added.get(0).id());
    updatePart.setLong(4, added.get(added.size() - 1).id());
    updatePart.setLong(5, part);
    updatePart.executeUpdate();
    if (!rollups.add(part, added)) {
      context.damages().found(new RollupDamage(part, "a checksum is wrong"));
    }
  }

  /**
   * Deletes the calls of a live part that are not to be kept or cannot be read, and returns how
   * many.
   */
  long keep(Part part, Predicate<StoredCall> kept) throws SQLException {
    Snapshot snapshot = new Snapshot(reader, context);
    Part now =
        snapshot.parts().stream()
            .filter(each -> each.number() == part.number() && each.isLive())
            .findFirst()
            .orElse(null);
    if (now == null) {
      return 0;
    }
    List<StoredCall> rest = new ArrayList<>();
    for (StoredBlock block : now.blocks()) {
      rest.addAll(StoredCalls.of(block, snapshot));
    }
    rest.removeIf(kept.negate());
    if (rest.size() < now.calls()) {
      rest.sort(Comparator.comparingLong(StoredCall::id));
      Pruning.drop(now, connection);
      if (!rest.isEmpty()) {
        write(begin(rest.get(0).id(), rest.get(rest.size() - 1).id()), rest, rest);
      }
    }
    return now.calls() - rest.size();
  }

  private static Part newest(Snapshot snapshot) {
    List<Part> parts = snapshot.parts();
    Part newest = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    return newest != null && newest.isLive() ? newest : null;
  }

  private static long day(long id) {
    return new CallId(id).time().getEpochSecond() / DAY;
  }

  private long begin(long lowest, long highest) throws SQLException {
    insertPart.setLong(1, lowest);
    insertPart.setLong(2, highest);
    insertPart.executeUpdate();
    try (ResultSet row = reader.prepare("SELECT last_insert_rowid()").executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Takes the last blocks away and returns their calls with the new ones. */
  private List<StoredCall> withTail(Part part, List<StoredCall> calls, Snapshot snapshot)
      throws SQLException {
    List<StoredCall> all = calls;
    for (int i = part.blocks().size() - 1; i >= 0; i--) {
      StoredBlock last = part.blocks().get(i);
      int size = last.summary().calls();
      if (all.size() + size > Block.MAX_CALLS || size > WORTH_REWRITING * all.size()) {
        break;
      }
      List<StoredCall> before = StoredCalls.of(last, snapshot);
      if (before.isEmpty()) {
        break;
      }
      all = new ArrayList<>(all);
      all.addAll(before);
      blocks.delete(last.number());
    }
    if (all != calls) {
      all.sort(Comparator.comparingLong(StoredCall::id));
    }
    return all;
  }

  private long nextBlock() throws SQLException {
    try (ResultSet row = selectNext.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void requireNew(List<StoredCall> calls, Snapshot snapshot) throws SQLException {
    for (int i = 1; i < calls.size(); i++) {
      if (calls.get(i).id() == calls.get(i - 1).id()) {
        throw CallAppender.taken(calls.get(i).id());
      }
    }
    for (Part part : snapshot.parts()) {
      if (firstFrom(part.minId(), calls) == firstFrom(part.maxId() + 1, calls)) {
        continue;
      }
      for (StoredBlock block : part.blocks()) {
        int from = firstFrom(block.summary().minId(), calls);
        int to = firstFrom(block.summary().maxId() + 1, calls);
        Listing listing = from == to ? null : snapshot.listing(block).orElse(null);
        for (int i = from; listing != null && i < to; i++) {
          if (listing.indexOf(calls.get(i).id()) >= 0) {
            throw CallAppender.taken(calls.get(i).id());
          }
        }
      }
    }
  }

  /** Returns the position of the first call whose id is not below. */
  private static int firstFrom(long id, List<StoredCall> calls) {
    int low = 0;
    int high = calls.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (calls.get(middle).id() < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
