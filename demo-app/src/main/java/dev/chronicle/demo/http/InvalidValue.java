package dev.chronicle.demo.http;

import dev.chronicle.demo.api.Problem;
import org.eclipse.jetty.http.HttpStatus;

/** The problem of a well-formed request with a value that breaks a rule. */
public final class InvalidValue {
  private InvalidValue() {}

  /**
   * Names the field and the rule that it breaks.
   *
   * @param field name of the field, parameter or header as the caller knows it
   * @param rule the rest of the sentence: {@code must be true or false, was: maybe}
   */
  public static Problem problem(String field, String rule) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_ENTITY_422,
            "invalid_value",
            "Invalid value",
            field + " " + rule)
        .with("field", field);
  }
}
