package dev.chronicle.store.sqlite;

import java.util.Arrays;

/**
 * Collects bytes. {@code ByteArrayOutputStream} takes a lock for each of them, which here is a
 * large part of the work. Not thread-safe.
 */
final class ByteCollector {
  private byte[] bytes;
  private int size;

  ByteCollector() {
    this(32);
  }

  /** Makes room for so many bytes; more may come. */
  ByteCollector(int expected) {
    this.bytes = new byte[expected];
  }

  void write(int b) {
    makeRoom(1);
    bytes[size++] = (byte) b;
  }

  void write(byte[] source, int start, int length) {
    makeRoom(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  void writeBytes(byte[] source) {
    write(source, 0, source.length);
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void makeRoom(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }
}
