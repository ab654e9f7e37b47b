package dev.chronicle.capture.redaction;

/** Kinds of characters, of ASCII only but where names may be of any script. */
final class Ascii {
  private static final char LAST = 127;

  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isAlphanumeric(char c) {
    return isLetter(c) || isDigit(c);
  }

  /** Says whether a character occurs in keys and tokens: base 64 in both alphabets, and dots. */
  static boolean isToken(char c) {
    return isAlphanumeric(c)
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '~'
        || c == '+'
        || c == '/';
  }

  /** Says whether a character occurs in names of members, headers and parameters. */
  static boolean isName(char c) {
    return isAlphanumeric(c)
        || c == '_'
        || c == '-'
        || c == '.'
        || (c > LAST && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.FORMAT));
  }

  /** Returns where the run of token characters ends that starts at a position. */
  static int endOfToken(String text, int from) {
    int end = from;
    while (end < text.length() && isToken(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
