package dev.chronicle.demo.core;

import java.util.Map;

/** A value that the caller gave breaks a rule. */
public final class InvalidValueException extends QueueException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  private final String field;

  /**
   * Names the field and the rule.
   *
   * @param field name of the field, parameter or header as the caller knows it
   * @param rule the rest of the sentence: {@code must be given}
   */
  public InvalidValueException(String field, String rule) {
    super(ErrorCode.INVALID_VALUE, field + " " + rule);
    this.field = field;
  }

  /** Names the field, the rule and the value, of which a long one is cut. */
  public static InvalidValueException of(String field, String rule, Object value) {
    return new InvalidValueException(field, rule + ", was: " + cut(String.valueOf(value)));
  }

  /** Returns the field's name under {@code field}. */
  @Override
  public Map<String, Object> details() {
    return Map.of("field", field);
  }

  static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
