package dev.chronicle.demo.core;

/**
 * A change to what a task is about. What is {@code null} stays as it is.
 *
 * @param title 1 to 200 characters, not blank; may be {@code null}
 * @param description up to 2,000 characters; may be {@code null}
 * @param clearDescription whether the task is to have no description any more
 * @param priority how urgent the task is from now on; may be {@code null}
 * @param payload a JSON object as text; may be {@code null}
 */
public record TaskEdit(
    String title, String description, boolean clearDescription, Priority priority, String payload) {

  /**
   * Checks the rules.
   *
   * @throws InvalidValueException if a value breaks one
   */
  public TaskEdit {
    if (title != null) {
      NewTask.TITLE.required(title);
    }
    NewTask.DESCRIPTION.optional(description);
    if (payload != null) {
      TextRule.requireUnicode("payload", payload);
    }
  }
}
