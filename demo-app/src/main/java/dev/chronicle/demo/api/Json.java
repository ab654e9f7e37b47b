package dev.chronicle.demo.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * Any JSON value, kept as its text so that nothing of it is lost: no digit of a number, no order of
 * fields. Immutable.
 *
 * @param text valid JSON without needless white space
 */
@JsonDeserialize(using = JsonDeserializer.class)
public record Json(@JsonValue @JsonRawValue String text) {

  /** The object without fields. */
  public static final Json EMPTY_OBJECT = new Json("{}");

  /**
   * Wraps JSON text that may be absent.
   *
   * @param text may be {@code null}
   * @return {@code null} if {@code text} is
   */
  public static Json ofNullable(String text) {
    return text == null ? null : new Json(text);
  }
}
