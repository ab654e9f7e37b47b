package dev.chronicle.store.sqlite;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Tells whether bytes are the ones that were written: CRC-32C, which processors compute. */
final class Checksums {
  private Checksums() {}

  /** Returns the checksum of several pieces one after the other; {@code null} is an empty one. */
  static int of(byte[]... pieces) {
    CRC32C checksum = new CRC32C();
    for (byte[] piece : pieces) {
      if (piece != null) {
        checksum.update(piece);
      }
    }
    return (int) checksum.getValue();
  }

  /** Returns the content with its checksum behind it. */
  static byte[] append(byte[] content) {
    return ByteBuffer.allocate(content.length + Integer.BYTES)
        .put(content)
        .putInt(of(content))
        .array();
  }

  /**
   * Returns where the content ends that {@link #append} was given.
   *
   * @throws IllegalArgumentException if it is not what it was
   */
  static int requireIntact(byte[] contentAndChecksum) {
    int end = contentAndChecksum == null ? -1 : contentAndChecksum.length - Integer.BYTES;
    if (end < 0) {
      throw new IllegalArgumentException("content is missing");
    }
    CRC32C checksum = new CRC32C();
    checksum.update(contentAndChecksum, 0, end);
    require(ByteBuffer.wrap(contentAndChecksum).getInt(end), (int) checksum.getValue());
    return end;
  }

  /**
   * Checks that two checksums are the same.
   *
   * @throws IllegalArgumentException if not
   */
  static void require(int written, int read) {
    if (written != read) {
      throw new IllegalArgumentException(
          "checksum should be %08x, was: %08x".formatted(written, read));
    }
  }
}
