package dev.chronicle.capture.redaction;

import java.util.function.Predicate;

/**
 * Values behind the name of a secret: {@code password=…}, {@code "token": "…"}, {@code X-Api-Key:
 * …}, {@code secret key '…'}, in URLs, JSON, YAML, logs, headers and what {@code toString} gives;
 * and values of pairs that have such a name.
 *
 * <p>Where neither quotes nor brackets say where the value ends, it ends before the next name, or
 * with the line.
 */
final class Assignments implements Detector {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_BLANKS = 4;

  /** How long what is in brackets may be within a value that has no quotes. */
  private static final int LONGEST_PART = 256;

  private final Predicate<String> isSecretName;
  private final Pairs pairs;

  Assignments(Predicate<String> isSecretName) {
    this.isSecretName = isSecretName;
    this.pairs = new Pairs(isSecretName);
  }

  @Override
  public Span find(String text, int from, int at) {
    char mark = text.charAt(at);
    boolean isQuote = mark == '"' || mark == '\'';
    if (isQuote && (at == 0 || text.charAt(at - 1) != ' ')) {
      return null;
    }
    int nameEnd = isQuote ? at - 1 : endOfName(text, from, at);
    if (isSecret(text, from, nameEnd)) {
      return isQuote ? quoted(text, at) : value(text, at + 1);
    }
    return isQuote ? null : pair(text, from, nameEnd, at);
  }

  /** Returns the value of a pair whose name is that of a secret, and stands before or behind it. */
  private Span pair(String text, int from, int nameEnd, int mark) {
    int nameStart = startOfWord(text, from, nameEnd);
    if (!pairs.mayBeValue(text.substring(nameStart, nameEnd))) {
      return null;
    }
    if (pairs.isNamedBefore(text, from, nameStart)) {
      return value(text, mark + 1);
    }
    // Looked at no further than that, since it is not used up if it is none.
    int start = mark + 1;
    String near = text.substring(start, Math.min(text.length(), start + LONGEST_PART));
    Span value = value(near, 0);
    return value != null
            && value.end() < near.length()
            && pairs.isNamedBehind(text, start + value.end())
        ? new Span(start + value.start(), start + value.end(), value.secret())
        : null;
  }

  /** Returns where the name before a mark ends: before blanks, quotes and their backslashes. */
  static int endOfName(String text, int from, int mark) {
    int end = mark;
    int earliest = Math.max(from, mark - MOST_BLANKS);
    while (end > earliest && " \"'\\]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Says whether the word before a position is the name of a secret, or the two words are. */
  private boolean isSecret(String text, int from, int end) {
    int start = startOfWord(text, from, end);
    if (start == end) {
      return false;
    }
    if (isSecretName.test(text.substring(start, end))) {
      return true;
    }
    if (start <= from || text.charAt(start - 1) != ' ') {
      return false;
    }
    int first = startOfWord(text, from, start - 1);
    return first < start - 1 && isSecretName.test(text.substring(first, end));
  }

  static int startOfWord(String text, int from, int end) {
    int start = end;
    int earliest = Math.max(from, end - LONGEST_NAME);
    while (start > earliest && Ascii.isName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static Span value(String text, int from) {
    int start = from;
    while (start < text.length() && start < from + MOST_BLANKS && isBlank(text.charAt(start))) {
      start++;
    }
    int quote = start;
    while (quote < text.length() && text.charAt(quote) == '\\') {
      quote++;
    }
    if (quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'')) {
      return quoted(text, quote);
    }
    start = onNextLine(text, start);
    int end = endOfBare(text, start);
    return end > start ? Span.of(text, start, end) : null;
  }

  /** Returns where the value begins that follows on a line of its own, as in YAML. */
  private static int onNextLine(String text, int from) {
    int at = from;
    while (at < text.length() && at < from + 2 && "|>-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at + 1 >= text.length() || text.charAt(at) != '\n' || !isBlank(text.charAt(at + 1))) {
      return from;
    }
    at++;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /**
   * Returns what stands in quotes; without a closing one, all that follows. Backslashes before the
   * opening one say how many strings it is within.
   */
  private static Span quoted(String text, int quote) {
    char closing = text.charAt(quote);
    int before = 0;
    while (before < quote && text.charAt(quote - 1 - before) == '\\') {
      before++;
    }
    int backslashes = 0;
    int end = quote + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\') {
        backslashes++;
      } else if (c != closing || !Brackets.isQuote(backslashes, before)) {
        backslashes = 0;
      } else if (closing == '\'' && end + 1 < text.length() && text.charAt(end + 1) == closing) {
        end++; // A doubled one stands for one, as in SQL.
      } else {
        break;
      }
      end++;
    }
    int behind = end < text.length() ? end - before : text.length();
    return behind > quote + 1 ? Span.of(text, quote + 1, behind) : null;
  }

  private static int endOfBare(String text, int start) {
    if (Tokens.isAt(text, start)) {
      return start + Tokens.LENGTH;
    }
    int end = endOfBrackets(text, start);
    while (end < text.length()) {
      char c = text.charAt(end);
      if (end > start && Brackets.isOpening(c)) {
        int behind = Brackets.end(text, end, Math.min(text.length(), end + LONGEST_PART));
        if (behind > 0) {
          end = behind;
          continue;
        }
      }
      if (endsBare(text, c, end + 1)) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Says whether a character, what follows it being known, is no part of a value any more. */
  private static boolean endsBare(String text, char c, int next) {
    return switch (c) {
      case '\n', '\r' -> true;
      case '<' -> text.startsWith("/", next);
      case '"' -> isLast(text, next) || ":>/\\".indexOf(text.charAt(next)) >= 0;
      case '&', ',', ';', ' ', '\t' -> isBeforeName(text, next);
      case ')', ']', '}' -> isLast(text, next);
      default -> false;
    };
  }

  /** Returns where brackets end that a value begins with; one that is not closed is cut off. */
  private static int endOfBrackets(String text, int start) {
    if (start == text.length() || !Brackets.isOpening(text.charAt(start))) {
      return start;
    }
    int end = Brackets.end(text, start, text.length());
    return end < 0 ? text.length() : end;
  }

  /** Says whether a name with a mark behind it follows. */
  private static boolean isBeforeName(String text, int from) {
    int at = from;
    while (at < text.length()
        && at < from + 2
        && (isBlank(text.charAt(at)) || text.charAt(at) == '"')) {
      at++;
    }
    int start = at;
    while (at < text.length() && at < start + LONGEST_NAME && Ascii.isName(text.charAt(at))) {
      at++;
    }
    return at > start && at < text.length() && "=:\"".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isLast(String text, int from) {
    return from >= text.length() || " ,;.)]}\n\r\t\"'".indexOf(text.charAt(from)) >= 0;
  }
}
