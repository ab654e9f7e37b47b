package dev.chronicle.demo.core;

/**
 * Asks for tasks, newest first: which, how many at most, and where to go on.
 *
 * @param status where they are in their life; {@code null} for all
 * @param priority how urgent they are; {@code null} for all
 * @param text what title or description must contain, ignoring the case of A to Z; {@code null} for
 *     all
 * @param limit size of the page, 1 to {@value #MAX_LIMIT}
 * @param cursor id of the last task of the page before; {@code null} for the first page
 * @param offset how many tasks to leave out after that, from 0; slow when large, prefer the cursor
 */
public record TaskFilter(
    TaskStatus status, Priority priority, String text, int limit, String cursor, int offset) {

  /** The largest page. */
  public static final int MAX_LIMIT = 1_000;

  /** The page where the caller does not say. */
  public static final int DEFAULT_LIMIT = 100;

  private static final TextRule TEXT = new TextRule("q", 200);

  /**
   * Checks the rules.
   *
   * @throws InvalidValueException if a value breaks one
   */
  public TaskFilter {
    TEXT.optional(text);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw InvalidValueException.of("limit", "must be between 1 and " + MAX_LIMIT, limit);
    }
    if (offset < 0) {
      throw InvalidValueException.of("offset", "must not be negative", offset);
    }
    if (cursor != null && !TaskIds.isId(cursor)) {
      throw InvalidValueException.of("cursor", "must be one that a page before returned", cursor);
    }
  }
}
