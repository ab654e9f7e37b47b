package dev.chronicle.capture.redaction;

import dev.chronicle.capture.value.PairRole;
import java.util.function.Predicate;

/**
 * Tells, in a text, whether a value belongs to a pair that has the name of a secret: {@code "name":
 * "password", "value": "…"}, {@code <param name="password" value="…"/>}. Looks at a bounded part
 * around the value.
 */
final class Pairs {
  private static final int REACH = 160;
  private static final int LONGEST_NAME = 64;

  private final Predicate<String> isSecretName;

  Pairs(Predicate<String> isSecretName) {
    this.isSecretName = isSecretName;
  }

  /** Says whether a member of this name may be the value of a pair. */
  boolean mayBeValue(String member) {
    return PairRole.of(member) == PairRole.VALUE;
  }

  /** Says whether the name before a position, in the same object, is that of a secret. */
  boolean isNamedBefore(String text, int from, int position) {
    boolean found = false;
    for (int i = Math.max(from, position - REACH); i < position; i++) {
      char c = text.charAt(i);
      if (isBoundary(c)) {
        found = false;
      } else if (isNameMark(text, from, i)) {
        found = isSecretName.test(word(text, i + 1, position));
      }
    }
    return found;
  }

  /** Says whether the name behind a position, in the same object, is that of a secret. */
  boolean isNamedBehind(String text, int position) {
    int latest = Math.min(text.length(), position + REACH);
    for (int i = position; i < latest && !isBoundary(text.charAt(i)); i++) {
      if (isNameMark(text, position, i)) {
        return isSecretName.test(word(text, i + 1, latest));
      }
    }
    return false;
  }

  private static boolean isBoundary(char c) {
    return c == '{' || c == '}' || c == '<' || c == '>';
  }

  /** Says whether the name of a name and a mark stand here. */
  private static boolean isNameMark(String text, int from, int at) {
    char mark = text.charAt(at);
    if (mark != ':' && mark != '=') {
      return false;
    }
    int end = Assignments.endOfName(text, from, at);
    int start = Assignments.startOfWord(text, from, end);
    return PairRole.of(text.substring(start, end)) == PairRole.NAME;
  }

  private static String word(String text, int from, int to) {
    int start = from;
    while (start < to && " \t\"'\\[".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < to && end < start + LONGEST_NAME && Ascii.isName(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }
}
