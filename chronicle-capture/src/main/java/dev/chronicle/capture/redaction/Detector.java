package dev.chronicle.capture.redaction;

/**
 * Knows one kind of secret in a text. Looks at a bounded part around a position, or hands out what
 * it went over as one span, so that a whole text takes time in proportion to its length.
 */
@FunctionalInterface
interface Detector {

  /**
   * Returns the secret that the character at {@code at} gives away; {@code null} if there is none.
   * A letter or a digit is asked about only if none stands before it.
   *
   * @param from how far back the secret may begin
   */
  Span find(String text, int from, int at);

  /**
   * A part of a text.
   *
   * @param start its first character
   * @param end behind its last
   * @param secret what makes it equal to others: the part itself or what it means
   */
  record Span(int start, int end, String secret) {
    static Span of(String text, int start, int end) {
      return new Span(start, end, text.substring(start, end));
    }
  }
}
