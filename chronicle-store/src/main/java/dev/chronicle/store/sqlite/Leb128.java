package dev.chronicle.store.sqlite;

/** Writes and reads unsigned LEB128 numbers of 64 bits: the smaller, the fewer bytes. */
final class Leb128 {
  private static final int BITS_A_BYTE = 7;
  private static final int MORE = 0x80;

  private Leb128() {}

  static void write(long number, ByteCollector out) {
    long rest = number;
    while ((rest & -MORE) != 0) {
      out.write((int) ((rest & (MORE - 1)) | MORE));
      rest >>>= BITS_A_BYTE;
    }
    out.write((int) rest);
  }

  /** Reads numbers one after the other. Not thread-safe. */
  static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads all of {@code bytes}. */
    Reader(byte[] bytes) {
      this(bytes, 0, bytes.length);
    }

    /** Reads {@code bytes} from one position up to another, exclusive. */
    Reader(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.position = start;
      this.end = end;
    }

    boolean hasMore() {
      return position < end;
    }

    /** Returns where the next number, or whatever it is, begins. */
    int position() {
      return position;
    }

    void skip(int length) {
      if (length < 0 || length > end - position) {
        throw new IllegalArgumentException("content ends too early");
      }
      position += length;
    }

    long next() {
      // Most numbers are small.
      if (position < end && bytes[position] >= 0) {
        return bytes[position++];
      }
      return nextOfSeveralBytes();
    }

    private long nextOfSeveralBytes() {
      long number = 0;
      for (int shift = 0; hasMore() && shift < Long.SIZE; shift += BITS_A_BYTE) {
        byte next = bytes[position++];
        number |= (next & (MORE - 1L)) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw new IllegalArgumentException("content must end with a whole number");
    }

    int nextInt() {
      return Math.toIntExact(next());
    }
  }
}
