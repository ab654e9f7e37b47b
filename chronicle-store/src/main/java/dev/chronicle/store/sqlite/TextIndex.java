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
 * every {@value #BUCKETS_A_ROW} buckets. Not thread-safe.
 */
final class TextIndex {
  static final int BUCKETS_A_ROW = 32;

  /** Row of a run that has the numbers of its blocks; those of buckets follow. */
  static final int BLOCKS_ROW = 0;

  /** More than the rows of a run. */
  static final long ROWS_A_RUN = 4_096;

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
    ByteCollector out = new ByteCollector();
    BitSet blocks = new BitSet(grams.size());
    int previous = -1;
    for (int bucket = 0; bucket < BUCKETS_A_ROW; bucket++) {
      blocks.clear();
      for (int i = 0; i < grams.size(); i++) {
        blocks.set(i, grams.get(i).has(first + bucket));
      }
      if (!blocks.isEmpty()) {
        Leb128.write(bucket - previous, out);
        previous = bucket;
        IndexSet.write(blocks, grams.size(), out);
      }
    }
    return out.toByteArray();
  }
}
