package dev.chronicle.capture.jdbc;

import dev.chronicle.capture.redaction.SqlText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the statements that were taken apart lately, since most come again and again.
 *
 * <p>Holds two generations: one that fills, and the one before, out of which statements that come
 * again are taken over. So statements that come once, such as those with their values in the text,
 * do not drive out the others for good. Thread-safe.
 */
final class SqlTexts {
  static final int A_GENERATION = 256;
  static final int LONGEST = 4 * 1024;

  private volatile Map<String, SqlText> young = new ConcurrentHashMap<>();
  private volatile Map<String, SqlText> old = Map.of();

  /** Returns a statement taken apart. */
  SqlText of(String text) {
    if (text.length() > LONGEST) {
      return SqlText.of(text);
    }
    Map<String, SqlText> filling = young;
    SqlText known = filling.get(text);
    if (known == null) {
      known = old.get(text);
      if (known == null) {
        known = SqlText.of(text);
      }
      filling.put(text, known);
      if (filling.size() >= A_GENERATION) {
        begin(filling);
      }
    }
    return known;
  }

  private synchronized void begin(Map<String, SqlText> full) {
    if (young == full) {
      old = full;
      young = new ConcurrentHashMap<>();
    }
  }

  /** Returns how many statements are held. */
  int size() {
    return young.size() + old.size();
  }
}
