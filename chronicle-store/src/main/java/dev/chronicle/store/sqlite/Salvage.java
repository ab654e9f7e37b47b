package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves into a segment what can still be read of a damaged file. For one use. */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final long MOST_BLOCKS = 1_000_000;
  private static final List<String> LAST_BLOCKS =
      List.of(
          "SELECT value - 1 FROM state WHERE name = 'next_block'",
          "SELECT max(number) FROM block",
          "SELECT max(block) FROM listing",
          "SELECT max(block) FROM payload");

  private final Path damaged;
  private final long after;
  private final RollupDeltas rollups = new RollupDeltas(Granule.LASTING);
  private long last;
  private long lastSaved;
  private long calls;
  private long minId = Long.MAX_VALUE;
  private long maxId = Long.MIN_VALUE;

  private Salvage(Path damaged, long after, long last) {
    this.damaged = damaged;
    this.after = after;
    this.last = last;
  }

  /**
   * Prepares to save what no segment has.
   *
   * @param after blocks with this number or a lower one are in segments already
   */
  static Salvage ofStore(Path damaged, long after) {
    return new Salvage(damaged, after, after);
  }

  /**
   * Prepares to save what a segment has.
   *
   * @param last blocks with a higher number do not count; 0 if that is not known
   */
  static Salvage ofSegment(Path damaged, long last) {
    return new Salvage(damaged, 0, last);
  }

  /** Returns how many calls were saved. */
  long calls() {
    return calls;
  }

  /** Returns the highest number that a block may have had. */
  long last() {
    return last;
  }

  /**
   * Copies each block that is whole.
   *
   * @param names a store that has the names that the blocks use
   * @throws SQLException if nothing can be read at all
   */
  void into(Path segment, long part, Path names, Layout layout) throws SQLException {
    try (Reader reader = new Reader(Connections.readOnly(damaged).openReader());
        SegmentWriter writer = SegmentWriter.open(segment, part, 0, layout)) {
      writer.copyNames(names);
      if (last == after) {
        last = lastBlock(reader);
      }
      last = Math.min(last, after + MOST_BLOCKS);
      for (long number = after + 1; number <= last; number++) {
        copy(number, reader, writer);
      }
      writer.commit();
    }
  }

  /** Returns what has to be known to use the file instead of that of {@code part}. */
  NewSegment toSegment(Part part, String file) {
    return new NewSegment(part, file, lastSaved, calls, minId, maxId, rollups);
  }

  private void copy(long number, Reader reader, SegmentWriter writer) throws SQLException {
    List<StoredCall> saved = new ArrayList<>();
    try {
      Listing listing = BlockReads.listing(reader, number);
      if (listing == null) {
        return;
      }
      Payload payload = BlockReads.payload(reader, number, listing.size());
      for (int i = 0; i < listing.size(); i++) {
        saved.add(StoredCalls.of(listing, i, payload));
      }
    } catch (SQLException | IllegalArgumentException lost) {
      return;
    }
    writer.append(number, block(number, saved, reader), saved);
    rollups.add(saved);
    calls += saved.size();
    lastSaved = number;
    minId = Math.min(minId, saved.get(0).id());
    maxId = Math.max(maxId, saved.get(saved.size() - 1).id());
  }

  /** Returns the block as it is, or made anew out of its calls where its summary is lost. */
  private static Block block(long number, List<StoredCall> calls, Reader reader) {
    try (ResultSet row =
        reader.prepare("SELECT summary FROM block WHERE number = ?", number).executeQuery()) {
      if (row.next() && BlockSummary.decode(row.getBytes(1)).calls() == calls.size()) {
        return BlockReads.block(reader, number);
      }
    } catch (SQLException | IllegalArgumentException damaged) {
      LOG.debug("The summary of block {} is made anew", number, damaged);
    }
    return Block.merged(calls);
  }

  private long lastBlock(Reader reader) {
    long highest = after;
    for (String query : LAST_BLOCKS) {
      try (ResultSet row = reader.prepare(query).executeQuery()) {
        highest = row.next() ? Math.max(highest, row.getLong(1)) : highest;
      } catch (SQLException unreadable) {
        LOG.debug("{} does not answer {}", damaged, query, unreadable);
      }
    }
    return highest;
  }
}
