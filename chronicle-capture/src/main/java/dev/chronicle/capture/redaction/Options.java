package dev.chronicle.capture.redaction;

import java.util.function.Predicate;

/** What follows an option of a command line that has the name of a secret: {@code --password …}. */
final class Options implements Detector {
  private static final int LONGEST_NAME = 64;

  private final Predicate<String> isSecretName;

  Options(Predicate<String> isSecretName) {
    this.isSecretName = isSecretName;
  }

  @Override
  public Span find(String text, int from, int at) {
    if (!text.startsWith("--", at) || (at > 0 && Ascii.isName(text.charAt(at - 1)))) {
      return null;
    }
    int nameStart = at + 2;
    int nameEnd = nameStart;
    int latest = Math.min(text.length(), nameStart + LONGEST_NAME);
    while (nameEnd < latest && Ascii.isName(text.charAt(nameEnd))) {
      nameEnd++;
    }
    int start = nameEnd;
    while (start < text.length() && start < nameEnd + 2 && isBetween(text.charAt(start))) {
      start++;
    }
    if (start == nameEnd
        || nameEnd == nameStart
        || start == text.length()
        || text.charAt(start) == '-'
        || !isSecretName.test(text.substring(nameStart, nameEnd))) {
      return null;
    }
    char first = text.charAt(start);
    boolean isQuoted = first == '"' || first == '\'';
    int end = start + 1;
    while (end < text.length()
        && (isQuoted ? text.charAt(end) != first : !isEnd(text.charAt(end)))) {
      end++;
    }
    int begin = isQuoted ? start + 1 : start;
    return end > begin ? Span.of(text, begin, end) : null;
  }

  /** Says whether a character stands between option and value, a printed list included. */
  private static boolean isBetween(char c) {
    return c == ' ' || c == ',';
  }

  private static boolean isEnd(char c) {
    return c <= ' ' || c == ',' || c == ']' || c == '"';
  }
}
