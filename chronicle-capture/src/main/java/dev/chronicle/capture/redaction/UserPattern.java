package dev.chronicle.capture.redaction;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of the user's own. One that backtracks for too long on a text costs the
 * text: it then becomes a token as a whole.
 */
record UserPattern(Pattern pattern) {
  /** How often a character of the text may be looked at, on average. */
  private static final int LOOKS = 64;

  private static final int LEAST_LOOKS = 4096;

  String redact(String text, UnaryOperator<String> token) {
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      if (!matcher.find()) {
        return text;
      }
      StringBuilder kept = new StringBuilder();
      int done = 0;
      do {
        if (matcher.end() > matcher.start()) {
          String secret = text.substring(matcher.start(), matcher.end());
          kept.append(text, done, matcher.start()).append(token.apply(secret));
          done = matcher.end();
        }
      } while (matcher.find());
      return kept.append(text, done, text.length()).toString();
    } catch (TooLong | StackOverflowError tooMuch) {
      return token.apply(text);
    }
  }

  /** Thrown out of a match that takes too long. */
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super(null, null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long left;

    Counted(String text) {
      this.text = text;
      this.left = LEAST_LOOKS + (long) LOOKS * text.length();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (left-- == 0) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
