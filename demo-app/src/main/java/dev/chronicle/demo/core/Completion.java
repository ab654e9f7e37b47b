package dev.chronicle.demo.core;

/**
 * What a worker brings back.
 *
 * @param result JSON text; {@code null} when it brings nothing
 */
public record Completion(String result) {

  /**
   * Checks the result.
   *
   * @throws InvalidValueException if it cannot be stored unchanged
   */
  public Completion {
    if (result != null) {
      TextRule.requireUnicode("body", result);
    }
  }
}
