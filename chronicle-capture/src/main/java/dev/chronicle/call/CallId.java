package dev.chronicle.call;

import com.github.f4b6a3.tsid.Tsid;
import java.time.Instant;

/**
 * Identifies a captured call: a time-sorted 64-bit number that people see as 13 characters.
 *
 * <p>The layout is that of a <a href="https://github.com/f4b6a3/tsid-creator">TSID</a>: 42 bits of
 * milliseconds since 2020-01-01, 22 bits that tell calls of one millisecond apart. Ids of one
 * process grow in the order in which its calls started, so a parent's id is below its children's.
 *
 * @param value the number, positive until the year 2089
 */
public record CallId(long value) implements Comparable<CallId> {

  /** Number of low bits that tell calls of the same millisecond apart. */
  public static final int BITS_BELOW_MILLISECOND = 22;

  private static final Instant EARLIEST = Instant.ofEpochMilli(Tsid.TSID_EPOCH);
  private static final Instant LATEST =
      EARLIEST.plusMillis(Long.MAX_VALUE >>> BITS_BELOW_MILLISECOND);

  /**
   * Reads an id as {@link #toString()} writes it, in upper or lower case.
   *
   * @throws IllegalArgumentException if {@code text} is no such id
   */
  public static CallId parse(String text) {
    if (!Tsid.isValid(text)) {
      throw new IllegalArgumentException("id must be 13 characters 0-9A-Z, was: " + text);
    }
    return new CallId(Tsid.from(text).toLong());
  }

  /**
   * Returns the lowest id that a call started at {@code time}, to the millisecond, can have. A time
   * before or after all ids is taken as the first or the last that has any.
   */
  public static CallId lowestAt(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return lowestAt(EARLIEST);
    }
    if (time.isAfter(LATEST)) {
      return lowestAt(LATEST);
    }
    return new CallId((time.toEpochMilli() - Tsid.TSID_EPOCH) << BITS_BELOW_MILLISECOND);
  }

  /** Returns the millisecond in which the call started. */
  public Instant time() {
    return EARLIEST.plusMillis(value >> BITS_BELOW_MILLISECOND);
  }

  @Override
  public int compareTo(CallId other) {
    return Long.compare(value, other.value);
  }

  /** Returns the 13 characters of Crockford's base 32 that people see. */
  @Override
  public String toString() {
    return Tsid.from(value).toString();
  }
}
