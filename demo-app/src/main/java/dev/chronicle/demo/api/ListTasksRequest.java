package dev.chronicle.demo.api;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskStatus;

/**
 * Asks for tasks, with parameters as they stand in the URL. Any component may be {@code null}, and
 * none is checked yet; an empty one counts as left out.
 *
 * @param status where they are in their life
 * @param priority how urgent they are
 * @param q what title or description must contain
 * @param limit how many at most
 * @param cursor where to go on
 * @param offset how many to leave out
 */
public record ListTasksRequest(
    String status, String priority, String q, String limit, String cursor, String offset) {

  /**
   * Fills in what was left out and checks the rest.
   *
   * @throws InvalidValueException if a value breaks a rule
   */
  public TaskFilter toFilter() {
    return new TaskFilter(
        isGiven(status) ? TaskStatus.parse(status) : null,
        isGiven(priority) ? Priority.parse(priority) : null,
        isGiven(q) ? q : null,
        isGiven(limit) ? wholeNumber("limit", limit) : TaskFilter.DEFAULT_LIMIT,
        isGiven(cursor) ? cursor : null,
        isGiven(offset) ? wholeNumber("offset", offset) : 0);
  }

  private static boolean isGiven(String parameter) {
    return parameter != null && !parameter.isEmpty();
  }

  private static int wholeNumber(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw InvalidValueException.of(name, "must be a whole number of at most nine digits", text);
    }
  }
}
