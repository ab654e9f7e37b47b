package dev.chronicle.store.sqlite;

import dev.chronicle.store.TextMatcher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which blocks of a segment a text may stand in, by its {@link TextIndex}. A block that no run
 * covers, or one that is damaged, may hold anything. Immutable.
 */
final class TextLookup {
  private final List<Run> runs;

  /**
   * A run of blocks.
   *
   * @param blocks their numbers, ascending
   * @param candidates the positions of those that may hold the text
   */
  // Never changed and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Run(long[] blocks, BitSet candidates) {
    long first() {
      return blocks[0];
    }

    long last() {
      return blocks[blocks.length - 1];
    }

    int position(StoredBlock block) {
      return Arrays.binarySearch(blocks, block.number());
    }

    boolean mayHoldTextOf(StoredBlock block) {
      int position = position(block);
      return position < 0 || candidates.get(position);
    }
  }

  private TextLookup(List<Run> runs) {
    this.runs = runs;
  }

  /** Looks a text up in the segment that {@code reader} reads. */
  static TextLookup of(TextMatcher text, Reader reader) throws SQLException {
    List<Run> runs = new ArrayList<>();
    if (exists(reader)) {
      for (long last : lastBlocks(reader)) {
        try {
          runs.add(run(last, text, reader));
        } catch (IllegalArgumentException damaged) {
          // Its blocks are read instead, so nothing is lost but time; `check` tells of it.
        }
      }
    }
    return new TextLookup(runs);
  }

  /**
   * Returns those blocks that the text may stand in.
   *
   * @param blocks of the segment, their numbers ascending
   */
  List<StoredBlock> candidates(List<StoredBlock> blocks) {
    List<StoredBlock> found = new ArrayList<>();
    int next = 0;
    for (Run run : runs) {
      int end = firstAfter(run.last(), next, blocks);
      int start = end - run.blocks().length;
      if (start >= next && blocks.get(start).number() == run.first()) {
        found.addAll(blocks.subList(next, start));
        run.candidates().stream().forEach(i -> found.add(blocks.get(start + i)));
      } else {
        // Summaries of some blocks are damaged.
        blocks.subList(next, end).stream().filter(run::mayHoldTextOf).forEach(found::add);
      }
      next = end;
    }
    found.addAll(blocks.subList(next, blocks.size()));
    return found;
  }

  /** Says whether the index covers a block. */
  boolean covers(StoredBlock block) {
    return runs.stream().anyMatch(run -> run.position(block) >= 0);
  }

  private static int firstAfter(long number, int from, List<StoredBlock> blocks) {
    int low = from;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).number() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns what is damaged of the index, a line each. */
  static List<String> damages(Reader reader) throws SQLException {
    List<String> damages = new ArrayList<>();
    if (exists(reader)) {
      try (ResultSet row = reader.prepare("SELECT id, data FROM text_index").executeQuery()) {
        while (row.next()) {
          try {
            Checksums.requireIntact(row.getBytes(2));
          } catch (IllegalArgumentException damaged) {
            damages.add("text index, row " + row.getLong(1) + ": " + damaged.getMessage());
          }
        }
      }
    }
    return damages;
  }

  private static boolean exists(Reader reader) throws SQLException {
    try (ResultSet row =
        reader
            .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'text_index'")
            .executeQuery()) {
      return row.next();
    }
  }

  // A step of one look-up from run to run, as their rows are many.
  private static List<Long> lastBlocks(Reader reader) throws SQLException {
    List<Long> last = new ArrayList<>();
    long next = 0;
    while (true) {
      try (ResultSet row =
          reader.prepare("SELECT min(id) FROM text_index WHERE id >= ?", next).executeQuery()) {
        row.next();
        long id = row.getLong(1);
        if (row.wasNull()) {
          return last;
        }
        last.add(id / TextIndex.ROWS_A_RUN);
        next = (id / TextIndex.ROWS_A_RUN + 1) * TextIndex.ROWS_A_RUN;
      }
    }
  }

  private static Run run(long last, TextMatcher text, Reader reader) throws SQLException {
    long[] blocks = blocks(row(last, TextIndex.BLOCKS_ROW, reader));
    int known = buckets(row(last, TextIndex.BUCKETS_ROW, reader));
    BitSet candidates = new BitSet(blocks.length);
    for (String folded : text.foldedForms()) {
      int[] buckets =
          Arrays.stream(TextGrams.bucketsOf(folded)).filter(bucket -> bucket < known).toArray();
      candidates.or(candidates(last, buckets, blocks.length, reader));
    }
    return new Run(blocks, candidates);
  }

  /** Returns how many buckets a run has. */
  private static int buckets(byte[] content) {
    return content == null
        ? TextGrams.BUCKETS_TO_FOUR
        : new Leb128.Reader(content, 0, Checksums.requireIntact(content)).nextInt();
  }

  private static long[] blocks(byte[] content) {
    if (content == null) {
      throw new IllegalArgumentException("numbers of blocks are missing");
    }
    Leb128.Reader in = new Leb128.Reader(content, 0, Checksums.requireIntact(content));
    List<Long> numbers = new ArrayList<>();
    long number = 0;
    while (in.hasMore()) {
      number += in.next();
      numbers.add(number);
    }
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private static BitSet candidates(long run, int[] buckets, int blocks, Reader reader)
      throws SQLException {
    BitSet candidates = new BitSet(blocks);
    candidates.set(0, blocks);
    for (int i = 0; i < buckets.length && !candidates.isEmpty(); i++) {
      int row = TextIndex.BLOCKS_ROW + 1 + buckets[i] / TextIndex.BUCKETS_A_ROW;
      candidates.and(
          blocksWith(buckets[i] % TextIndex.BUCKETS_A_ROW, row(run, row, reader), blocks));
    }
    return candidates;
  }

  private static BitSet blocksWith(int bucket, byte[] content, int blocks) {
    if (content != null) {
      Leb128.Reader in = new Leb128.Reader(content, 0, Checksums.requireIntact(content));
      int next = -1;
      while (in.hasMore()) {
        next += in.nextInt();
        if (next == bucket) {
          return IndexSet.read(in, content, blocks);
        }
        IndexSet.skip(in);
      }
    }
    return new BitSet();
  }

  private static byte[] row(long run, int row, Reader reader) throws SQLException {
    try (ResultSet found =
        reader
            .prepare("SELECT data FROM text_index WHERE id = ?", run * TextIndex.ROWS_A_RUN + row)
            .executeQuery()) {
      return found.next() ? found.getBytes(1) : null;
    }
  }
}
