package dev.chronicle.store.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves into a segment what can still be read of a store's own file. */
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
  private int blocks;
  private long last;

  /**
   * Prepares.
   *
   * @param after blocks with this number or a lower one are in segments already
   */
  Salvage(Path damaged, long after) {
    this.damaged = damaged;
    this.after = after;
    this.last = after;
  }

  /** Returns how many blocks were saved. */
  int blocks() {
    return blocks;
  }

  /** Returns the highest number that a block may have had. */
  long last() {
    return last;
  }

  /** Copies each block that is whole. */
  void into(Path segment, long part) throws SQLException {
    try (Reader reader = new Reader(Connections.readOnly(damaged).openReader());
        SegmentWriter writer = SegmentWriter.open(segment, part, 0, Layout.DEFAULT)) {
      writer.copyNames(damaged);
      last = Math.min(after + MOST_BLOCKS, lastBlock(reader));
      for (long number = after + 1; number <= last; number++) {
        copy(number, reader, writer);
      }
      writer.commit();
    }
  }

  private void copy(long number, Reader reader, SegmentWriter writer) throws SQLException {
    Block block;
    List<StoredCall> calls = new ArrayList<>();
    try {
      StoredBlock stored = stored(number, reader);
      if (stored == null) {
        return;
      }
      Listing listing = BlockReads.listing(reader, stored);
      Payload payload = BlockReads.payload(reader, stored);
      block = BlockReads.block(reader, stored);
      for (int i = 0; i < listing.size(); i++) {
        calls.add(StoredCalls.of(listing, i, payload));
      }
    } catch (SQLException | IllegalArgumentException lost) {
      return;
    }
    writer.append(number, block, calls);
    blocks++;
  }

  private static StoredBlock stored(long number, Reader reader) throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT summary FROM block WHERE number = ?", number).executeQuery()) {
      return row.next()
          ? new StoredBlock(null, number, BlockSummary.decode(row.getBytes(1)))
          : null;
    }
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
