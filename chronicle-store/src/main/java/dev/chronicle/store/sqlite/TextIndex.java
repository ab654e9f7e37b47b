package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Writes which blocks of a segment have texts with pieces in which bucket of {@link TextGrams}, so
 * that {@link TextLookup} finds the few blocks that a text may stand in.
 *
 * <p>Blocks that are appended at once make a run: first a row with their numbers, then a row for
 * every {@value #BUCKETS_A_ROW} buckets, last a row with the number of buckets, which runs of older
 * programs have not. Not thread-safe.
 */
final class TextIndex {
  static final int BUCKETS_A_ROW = Integer.SIZE;

  /** Row of a run that has the numbers of its blocks; those of buckets follow. */
  static final int BLOCKS_ROW = 0;

  /** The rows that a run may have. */
  static final long ROWS_A_RUN = 4_096;

  /** Row of a run that tells how many buckets the pieces were sorted into. */
  static final int BUCKETS_ROW = (int) ROWS_A_RUN - 1;

  private final PreparedStatement insert;
  private final int minBlocks;
  private final List<Long> numbers = new ArrayList<>();
  private final List<TextGrams> grams = new ArrayList<>();

  /**
   * Writes into a segment.
   *
   * @param minBlocks shorter runs are not worth an index
   */
  TextIndex(Connection connection, int minBlocks) throws SQLException {
    this.minBlocks = minBlocks;
    this.insert = connection.prepareStatement("INSERT INTO text_index (id, data) VALUES (?, ?)");
  }

  /** Adds a block; numbers must grow. */
  void add(long number, List<StoredCall> calls) {
    TextGrams found = new TextGrams();
    for (StoredCall call : calls) {
      found.add(call.recording());
    }
    numbers.add(number);
    grams.add(found);
  }

  /** Writes what was added as a run, if it is long enough. */
  void writeRun() throws SQLException {
    if (!numbers.isEmpty() && numbers.size() >= minBlocks) {
      write();
    }
    numbers.clear();
    grams.clear();
  }

  private void write() throws SQLException {
    long run = numbers.get(numbers.size() - 1);
    insert(run, BLOCKS_ROW, blocks());
    for (int first = 0; first < TextGrams.BUCKETS; first += BUCKETS_A_ROW) {
      byte[] row = row(first);
      if (row.length > 0) {
        insert(run, BLOCKS_ROW + 1 + first / BUCKETS_A_ROW, row);
      }
    }
    ByteCollector buckets = new ByteCollector();
    Leb128.write(TextGrams.BUCKETS, buckets);
    insert(run, BUCKETS_ROW, buckets.toByteArray());
  }

  private void insert(long run, int row, byte[] content) throws SQLException {
    insert.setLong(1, run * ROWS_A_RUN + row);
    insert.setBytes(2, Checksums.append(content));
    insert.executeUpdate();
  }

  private byte[] blocks() {
    ByteCollector out = new ByteCollector();
    long previous = 0;
    for (long number : numbers) {
      Leb128.write(number - previous, out);
      previous = number;
    }
    return out.toByteArray();
  }

  private byte[] row(int first) {
    BitSet[] blocks = new BitSet[BUCKETS_A_ROW];
    for (int i = 0; i < grams.size(); i++) {
      for (int rest = grams.get(i).bits(first); rest != 0; rest &= rest - 1) {
        int bucket = Integer.numberOfTrailingZeros(rest);
        if (blocks[bucket] == null) {
          blocks[bucket] = new BitSet(grams.size());
        }
        blocks[bucket].set(i);
      }
    }
    ByteCollector out = new ByteCollector();
    int previous = -1;
    for (int bucket = 0; bucket < BUCKETS_A_ROW; bucket++) {
      if (blocks[bucket] != null) {
        Leb128.write(bucket - previous, out);
        previous = bucket;
        IndexSet.write(blocks[bucket], grams.size(), out);
      }
    }
    return out.toByteArray();
  }
}
