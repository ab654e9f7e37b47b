package dev.chronicle.capture.internal;

import java.nio.charset.StandardCharsets;

/** The bytes of a compiled class. Immutable. */
final class ClassFile {
  private final String latin1;

  ClassFile(byte[] bytes) {
    this.latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Says whether this text of plain ASCII stands anywhere in the file. */
  boolean contains(String ascii) {
    return latin1.contains(ascii);
  }

  byte[] bytes() {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
