package dev.chronicle.demo.core;

/**
 * What a worker says about an attempt that failed.
 *
 * @param message why, up to 10,000 characters; may be {@code null}
 * @param retryable whether trying again may help
 */
public record Failure(String message, boolean retryable) {
  private static final TextRule MESSAGE = new TextRule("error_message", 10_000);

  /**
   * Checks the message.
   *
   * @throws InvalidValueException if it breaks its rule
   */
  public Failure {
    MESSAGE.optional(message);
  }
}
