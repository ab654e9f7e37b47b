package dev.chronicle.capture.redaction;

/** Finds where what stands in brackets ends, in JSON, also in JSON within a string of JSON. */
final class Brackets {
  private Brackets() {}

  static boolean isOpening(char c) {
    return c == '[' || c == '{' || c == '(';
  }

  private static boolean isClosing(char c) {
    return c == ']' || c == '}' || c == ')';
  }

  /**
   * Says whether a quote is one of those that enclose strings, and not a part of one.
   *
   * @param backslashes how many stand before it
   * @param ofQuotes how many stand before those that enclose: 0, 1, 3, 7, …
   */
  static boolean isQuote(int backslashes, int ofQuotes) {
    return backslashes % (2 * (ofQuotes + 1)) == ofQuotes;
  }

  /**
   * Returns the position behind the bracket that closes the one at {@code from}; {@code -1} if none
   * does before {@code to}. What is in quotes does not count.
   */
  static int end(String text, int from, int to) {
    int depth = 0;
    boolean quoted = false;
    int backslashes = 0;
    int ofQuotes = -1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        backslashes++;
        continue;
      }
      if (c == '"') {
        if (ofQuotes < 0) {
          ofQuotes = backslashes;
        }
        if (isQuote(backslashes, ofQuotes)) {
          quoted = !quoted;
        }
      } else if (!quoted && isOpening(c)) {
        depth++;
      } else if (!quoted && isClosing(c)) {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
      backslashes = 0;
    }
    return -1;
  }
}
