package dev.chronicle.store;

import dev.chronicle.call.CallId;
import java.time.Duration;

/**
 * Where a page ended, so that the next one starts behind it whatever has arrived since.
 *
 * @param lastId the last call of the page before
 * @param lastDuration how long that call took; {@code null} where calls come in {@link
 *     CallOrder#NEWEST}
 */
public record Cursor(CallId lastId, Duration lastDuration) {
  private static final char SEPARATOR = '.';

  /** The end of a page of calls that come in {@link CallOrder#NEWEST}. */
  public Cursor(CallId lastId) {
    this(lastId, null);
  }

  /** Returns the order that the page came in, which is the only one that this can go on in. */
  public CallOrder order() {
    return lastDuration == null ? CallOrder.NEWEST : CallOrder.SLOWEST;
  }

  /**
   * Reads a cursor as {@link #toString()} writes it.
   *
   * @throws IllegalArgumentException if {@code text} is no cursor
   */
  public static Cursor parse(String text) {
    try {
      int separator = text.indexOf(SEPARATOR);
      if (separator < 0) {
        return new Cursor(CallId.parse(text));
      }
      long nanos = Long.parseUnsignedLong(text.substring(separator + 1));
      return new Cursor(CallId.parse(text.substring(0, separator)), Duration.ofNanos(nanos));
    } catch (IllegalArgumentException noCursor) {
      throw new IllegalArgumentException(
          "cursor must be one that a page before returned, was: " + text, noCursor);
    }
  }

  /** Returns the text that people and programs pass on; nothing in it needs escaping in a URL. */
  @Override
  public String toString() {
    return lastDuration == null
        ? lastId.toString()
        : lastId.toString() + SEPARATOR + lastDuration.toNanos();
  }
}
