package dev.chronicle.demo.db;

import dev.chronicle.demo.core.NewTask;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two creations ask for the same task, without keeping what they asked for. */
final class Fingerprint {
  private static final int ABSENT = -1;

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  static String of(NewTask task) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(task.title());
    fingerprint.add(task.description());
    fingerprint.add(task.priority().text());
    fingerprint.add(task.payload());
    fingerprint.add(task.maxRetries());
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  /** Adds the length too, so that no two lists of texts look alike. */
  private void add(String text) {
    if (text == null) {
      add(ABSENT);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }
}
