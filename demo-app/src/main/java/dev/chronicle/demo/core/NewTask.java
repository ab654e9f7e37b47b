package dev.chronicle.demo.core;

/**
 * A task that somebody wants done, before the queue has it.
 *
 * @param title 1 to 200 characters, not blank
 * @param description up to 2,000 characters; may be {@code null}
 * @param priority how urgent it is
 * @param payload what the worker needs to know, a JSON object as text
 * @param maxRetries how often it is tried again after a failure, 0 to {@value #MAX_RETRIES}
 */
public record NewTask(
    String title, String description, Priority priority, String payload, int maxRetries) {

  /** {@link #maxRetries()} where the caller does not say. */
  public static final int DEFAULT_RETRIES = 3;

  /** The largest {@link #maxRetries()}. */
  public static final int MAX_RETRIES = 10;

  static final TextRule TITLE = new TextRule("title", 200);
  static final TextRule DESCRIPTION = new TextRule("description", 2_000);

  /**
   * Checks the rules.
   *
   * @throws InvalidValueException if a value breaks one
   */
  public NewTask {
    TITLE.required(title);
    DESCRIPTION.optional(description);
    TextRule.requireUnicode("payload", payload);
    if (maxRetries < 0 || maxRetries > MAX_RETRIES) {
      throw InvalidValueException.of(
          "max_retries", "must be between 0 and " + MAX_RETRIES, maxRetries);
    }
  }
}
