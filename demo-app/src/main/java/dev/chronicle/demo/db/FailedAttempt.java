package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * How a row changes when an attempt ends without success.
 *
 * @param set assignments, which refer to {@code values}
 * @param values what they assign, by name; a value may be {@code null}
 */
record FailedAttempt(String set, Map<String, Object> values) {
  private static final String TRY_AGAIN =
      """
      status = 'pending', available_at = :availableAt, error_message = :message,
      claimed_by = NULL, claimed_at = NULL, lease_expires_at = NULL\
      """;
  private static final String GIVE_UP =
      "status = 'failed', error_message = :message, lease_expires_at = NULL";

  /**
   * Returns the change for a verdict.
   *
   * @param message why the attempt failed; may be {@code null}
   */
  static FailedAttempt of(Verdict verdict, String message) {
    Map<String, Object> values = new HashMap<>();
    values.put("message", message);
    if (verdict instanceof Verdict.TryAgain again) {
      values.put("availableAt", again.availableAt());
      return new FailedAttempt(TRY_AGAIN, values);
    }
    return new FailedAttempt(GIVE_UP, values);
  }
}
