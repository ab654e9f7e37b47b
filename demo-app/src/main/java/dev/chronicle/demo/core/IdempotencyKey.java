package dev.chronicle.demo.core;

import java.time.Instant;

/**
 * A caller's name for one creation, which makes it safe to send again.
 *
 * @param text the name, 1 to 255 printable ASCII characters
 * @param expiresAt until when it is remembered
 */
public record IdempotencyKey(String text, Instant expiresAt) {
  private static final int MAX_LENGTH = 255;

  /**
   * Checks the name.
   *
   * @throws InvalidValueException if it breaks its rule
   */
  public IdempotencyKey {
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (text.isBlank() || text.length() > MAX_LENGTH || !printable) {
      throw InvalidValueException.of(
          "Idempotency-Key", "must be 1 to " + MAX_LENGTH + " printable ASCII characters", text);
    }
  }
}
