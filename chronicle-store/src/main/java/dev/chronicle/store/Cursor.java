package dev.chronicle.store;

import dev.chronicle.call.CallId;

/**
 * Where a page ended, so that the next one starts behind it whatever has arrived since.
 *
 * @param lastId the last call of the page before
 */
public record Cursor(CallId lastId) {

  /**
   * Reads a cursor as {@link #toString()} writes it.
   *
   * @throws IllegalArgumentException if {@code text} is no cursor
   */
  public static Cursor parse(String text) {
    try {
      return new Cursor(CallId.parse(text));
    } catch (IllegalArgumentException notAnId) {
      throw new IllegalArgumentException(
          "cursor must be one that a page before returned, was: " + text, notAnId);
    }
  }

  /** Returns the text that people and programs pass on. */
  @Override
  public String toString() {
    return lastId.toString();
  }
}
