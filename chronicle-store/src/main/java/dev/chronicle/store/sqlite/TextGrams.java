package dev.chronicle.store.sqlite;

import dev.chronicle.store.TextMatcher;

/**
 * Sorts the pieces of a text into {@value #BUCKETS} buckets: all runs of three, four and five
 * characters, their case taken away. A text can only stand in one that has all of its pieces.
 * Collects those of any number of texts. Not thread-safe.
 *
 * <p>Runs of three and four share the first {@value #BUCKETS_TO_FOUR} buckets. Runs of five tell
 * numbers apart: a block of 256 calls has a third of all runs of four digits, but few of those of
 * five.
 */
final class TextGrams {
  private static final int BUCKET_BITS = 16;
  private static final int FIVE_BITS = 14;

  /** Without runs of five characters: all that programs before these knew. */
  static final int BUCKETS_TO_FOUR = 1 << BUCKET_BITS;

  static final int BUCKETS = BUCKETS_TO_FOUR + (1 << FIVE_BITS);

  private static final int WORD_BITS = 6;
  private static final int THREE = 3;
  private static final int FOUR = 4;
  private static final int FIVE = 5;
  private static final int BITS_A_CHAR = 16;
  private static final long THREE_MASK = (1L << (THREE * BITS_A_CHAR)) - 1;
  // The fractional part of the golden ratio: spreads neighbours over all buckets.
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
  // Any other odd number without a pattern.
  private static final long FIRST_MULTIPLIER = 0xD1B5_4A32_D192_ED03L;

  private final long[] words = new long[BUCKETS >>> WORD_BITS];

  /** Adds the pieces of a text. */
  void add(String text) {
    long gram = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      long before = gram;
      gram = (gram << BITS_A_CHAR) | TextMatcher.fold(text.charAt(i));
      if (i >= THREE - 1) {
        set(bucketOfThree(gram));
      }
      if (i >= FOUR - 1) {
        set(bucketOfFour(gram));
      }
      if (i >= FIVE - 1) {
        set(bucketOfFive(before, gram));
      }
    }
  }

  /** Says whether a text may stand in one of the texts; {@code false} is certain. */
  boolean mayHold(TextMatcher text) {
    return text.foldedForms().stream().anyMatch(form -> hasAll(bucketsOf(form)));
  }

  /** Says whether {@link #mayHold} ever answers {@code false} for a text. */
  static boolean canTell(TextMatcher text) {
    return text.foldedForms().stream().allMatch(form -> form.length() >= THREE);
  }

  private boolean hasAll(int[] buckets) {
    for (int bucket : buckets) {
      if (!has(bucket)) {
        return false;
      }
    }
    return true;
  }

  private boolean has(int bucket) {
    return (words[bucket >>> WORD_BITS] & (1L << bucket)) != 0;
  }

  /**
   * Returns a bit for each of 32 buckets, set if there are pieces in it.
   *
   * @param first the first of them, a multiple of 32
   */
  int bits(int first) {
    return (int) (words[first >>> WORD_BITS] >>> first);
  }

  /**
   * Returns the buckets that a text must use to hold this one; none if it is too short to tell.
   * Those come first that tell most: what makes one text differ from others stands at its end more
   * often than at its beginning.
   *
   * @param folded a text, its case taken away by {@link TextMatcher#fold}
   */
  static int[] bucketsOf(String folded) {
    int length = folded.length();
    if (length < THREE) {
      return new int[0];
    }
    if (length == THREE) {
      return new int[] {bucketOfThree(gramBefore(THREE, folded))};
    }
    int fours = length - FOUR + 1;
    int[] buckets = new int[fours + Math.max(0, length - FIVE + 1)];
    for (int end = length; end >= FOUR; end--) {
      long gram = gramBefore(end, folded);
      buckets[length - end] = bucketOfFour(gram);
      if (end >= FIVE) {
        buckets[fours + length - end] = bucketOfFive(gramBefore(end - 1, folded), gram);
      }
    }
    return buckets;
  }

  private static long gramBefore(int end, String folded) {
    long gram = 0;
    for (int i = Math.max(0, end - FOUR); i < end; i++) {
      gram = (gram << BITS_A_CHAR) | folded.charAt(i);
    }
    return gram;
  }

  private void set(int bucket) {
    words[bucket >>> WORD_BITS] |= 1L << bucket;
  }

  private static int bucketOfThree(long gram) {
    return bucketOfFour(gram & THREE_MASK);
  }

  private static int bucketOfFour(long gram) {
    return (int) ((gram * MULTIPLIER) >>> (Long.SIZE - BUCKET_BITS));
  }

  /**
   * Returns the bucket of five characters.
   *
   * @param before the first four of them
   * @param gram the last four of them
   */
  private static int bucketOfFive(long before, long gram) {
    long first = before >>> ((FOUR - 1) * BITS_A_CHAR);
    long hash = gram * MULTIPLIER + first * FIRST_MULTIPLIER;
    return BUCKETS_TO_FOUR + (int) (hash >>> (Long.SIZE - FIVE_BITS));
  }
}
