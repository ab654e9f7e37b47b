package dev.chronicle.store.sqlite;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Writes a set of numbers below a bound in few bytes: as the distances between those that are in
 * it, or between those that are not, or as one bit each. Before it stands four times the number of
 * bytes, and which of the three it is; all numbers are LEB128.
 */
final class IndexSet {
  private static final int MEMBERS = 0;
  private static final int OTHERS = 1;
  private static final int BITS = 2;
  private static final int KIND_BITS = 2;

  private IndexSet() {}

  static void write(BitSet set, int bound, ByteCollector out) {
    int members = set.cardinality();
    int bitmapBytes = (bound + Byte.SIZE - 1) / Byte.SIZE;
    if (members <= bitmapBytes) {
      write(MEMBERS, distances(set), out);
    } else if (bound - members <= bitmapBytes) {
      BitSet others = (BitSet) set.clone();
      others.flip(0, bound);
      write(OTHERS, distances(others), out);
    } else {
      write(BITS, set.toByteArray(), out);
    }
  }

  /** Passes over a set. */
  static void skip(Leb128.Reader in) {
    in.skip(in.nextInt() >> KIND_BITS);
  }

  /**
   * Reads a set.
   *
   * @param bytes what {@code in} reads
   */
  static BitSet read(Leb128.Reader in, byte[] bytes, int bound) {
    int head = in.nextInt();
    int start = in.position();
    int length = head >> KIND_BITS;
    in.skip(length);
    int kind = head & ((1 << KIND_BITS) - 1);
    if (kind == BITS) {
      return BitSet.valueOf(ByteBuffer.wrap(bytes, start, length));
    }
    BitSet set = new BitSet(bound);
    Leb128.Reader distances = new Leb128.Reader(bytes, start, start + length);
    int last = -1;
    while (distances.hasMore()) {
      last += distances.nextInt();
      set.set(last);
    }
    if (kind == OTHERS) {
      set.flip(0, bound);
    }
    return set;
  }

  private static void write(int kind, byte[] content, ByteCollector out) {
    Leb128.write(((long) content.length << KIND_BITS) | kind, out);
    out.writeBytes(content);
  }

  private static byte[] distances(BitSet set) {
    ByteCollector out = new ByteCollector();
    int last = -1;
    for (int each = set.nextSetBit(0); each >= 0; each = set.nextSetBit(each + 1)) {
      Leb128.write(each - last, out);
      last = each;
    }
    return out.toByteArray();
  }
}
