package dev.chronicle.store.sqlite;

import dev.chronicle.store.TextMatcher;

/**
 * Sorts the pieces of a text into {@value #BUCKETS} buckets: all runs of three and of four
 * characters, their case taken away. A text can only stand in one that has all of its pieces.
 * Collects those of any number of texts. Not thread-safe.
 */
final class TextGrams {
  private static final int BUCKET_BITS = 16;
  static final int BUCKETS = 1 << BUCKET_BITS;

  private static final int SHORT_GRAM = 3;
  private static final int LONG_GRAM = 4;
  private static final int BITS_A_CHAR = 16;
  private static final long SHORT_MASK = (1L << (SHORT_GRAM * BITS_A_CHAR)) - 1;
  // The fractional part of the golden ratio: spreads neighbours over all buckets.
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private final long[] words = new long[BUCKETS / Long.SIZE];

  /** Adds the pieces of a text. */
  void add(String text) {
    long gram = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      gram = (gram << BITS_A_CHAR) | TextMatcher.fold(text.charAt(i));
      if (i >= SHORT_GRAM - 1) {
        set(bucketOfShort(gram));
      }
      if (i >= LONG_GRAM - 1) {
        set(bucketOfLong(gram));
      }
    }
  }

  /** Says whether a text may stand in one of the texts; {@code false} is certain. */
  boolean mayHold(TextMatcher text) {
    return text.foldedForms().stream().anyMatch(form -> hasAll(bucketsOf(form)));
  }

  /** Says whether {@link #mayHold} ever answers {@code false} for a text. */
  static boolean canTell(TextMatcher text) {
    return text.foldedForms().stream().allMatch(form -> form.length() >= SHORT_GRAM);
  }

  private boolean hasAll(int[] buckets) {
    for (int bucket : buckets) {
      if (!has(bucket)) {
        return false;
      }
    }
    return true;
  }

  boolean has(int bucket) {
    return (words[bucket / Long.SIZE] & (1L << bucket)) != 0;
  }

  /**
   * Returns the buckets that a text must use to hold this one; none if it is too short to tell.
   *
   * @param folded a text, its case taken away by {@link TextMatcher#fold}
   */
  static int[] bucketsOf(String folded) {
    int size = Math.min(LONG_GRAM, folded.length());
    if (size < SHORT_GRAM) {
      return new int[0];
    }
    int[] buckets = new int[folded.length() - size + 1];
    long gram = 0;
    for (int i = 0; i < folded.length(); i++) {
      gram = (gram << BITS_A_CHAR) | folded.charAt(i);
      if (i >= size - 1) {
        buckets[i - size + 1] = size == SHORT_GRAM ? bucketOfShort(gram) : bucketOfLong(gram);
      }
    }
    return buckets;
  }

  private void set(int bucket) {
    words[bucket / Long.SIZE] |= 1L << bucket;
  }

  private static int bucketOfShort(long gram) {
    return bucketOfLong(gram & SHORT_MASK);
  }

  private static int bucketOfLong(long gram) {
    return (int) ((gram * MULTIPLIER) >>> (Long.SIZE - BUCKET_BITS));
  }
}
