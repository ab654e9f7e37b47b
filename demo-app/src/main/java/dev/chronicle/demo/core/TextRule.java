package dev.chronicle.demo.core;

/**
 * What a text must be like to be accepted: of bounded length, and such that every database stores
 * it unchanged.
 *
 * @param field name of the field as the caller knows it
 * @param maxLength largest number of characters, counted as Unicode code points
 */
record TextRule(String field, int maxLength) {

  /** Accepts text that says something. */
  String required(String text) {
    if (text == null) {
      throw new InvalidValueException(field, "must be given");
    }
    if (text.isBlank()) {
      throw InvalidValueException.of(field, "must not be blank", "\"" + text + "\"");
    }
    return checked(text);
  }

  /** Accepts {@code null}, and any text that is not too long. */
  String optional(String text) {
    return text == null ? null : checked(text);
  }

  private String checked(String text) {
    requireUnicode(field, text);
    if (text.indexOf('\0') >= 0) {
      throw new InvalidValueException(field, "must not contain the character U+0000");
    }
    int length = text.codePointCount(0, text.length());
    if (length > maxLength) {
      throw InvalidValueException.of(
          field, "must have at most " + maxLength + " characters", length + " characters");
    }
    return text;
  }

  /** Refuses half a surrogate pair, which no UTF-8 can hold. */
  static String requireUnicode(String field, String text) {
    int broken = text.codePoints().filter(TextRule::isSurrogate).findFirst().orElse(-1);
    if (broken >= 0) {
      throw new InvalidValueException(
          field, "must be Unicode text, has half a surrogate pair: U+%04X".formatted(broken));
    }
    return text;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
