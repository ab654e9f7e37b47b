package dev.chronicle.capture.redaction;

import java.util.function.Predicate;

/**
 * Values behind the name of a secret: {@code password=…}, {@code "token": "…"}, {@code X-Api-Key:
 * …}, {@code secret key '…'}, in URLs, JSON, logs, headers and what {@code toString} gives.
 *
 * <p>Where quotes do not say where the value ends, it ends before the next name, or with the line.
 */
final class Assignments implements Detector {
  private static final int LONGEST_NAME = 64;
  private static final int MOST_BLANKS = 4;

  private final Predicate<String> isSecretName;

  Assignments(Predicate<String> isSecretName) {
    this.isSecretName = isSecretName;
  }

  @Override
  public Span find(String text, int from, int at) {
    char mark = text.charAt(at);
    boolean isQuote = mark == '"' || mark == '\'';
    if (isQuote && (at == 0 || text.charAt(at - 1) != ' ')) {
      return null;
    }
    int nameEnd = isQuote ? at - 1 : endOfName(text, from, at);
    if (!isSecret(text, from, nameEnd)) {
      return null;
    }
    return isQuote ? quoted(text, at) : value(text, at + 1);
  }

  /** Returns where the name before a mark ends: before blanks, quotes and their backslashes. */
  private static int endOfName(String text, int from, int mark) {
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

  private static int startOfWord(String text, int from, int end) {
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
    int end = endOfBare(text, start);
    return end > start ? Span.of(text, start, end) : null;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns what stands in quotes; without a closing one, all that follows. */
  private static Span quoted(String text, int quote) {
    char closing = text.charAt(quote);
    boolean isEscaped = text.charAt(Math.max(0, quote - 1)) == '\\';
    int end = quote + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\' && !isEscaped) {
        end++;
      } else if (c == closing) {
        break;
      }
      end++;
    }
    int behind = Math.min(end, text.length());
    if (isEscaped) {
      while (behind > quote + 1 && text.charAt(behind - 1) == '\\') {
        behind--;
      }
    }
    return behind > quote + 1 ? Span.of(text, quote + 1, behind) : null;
  }

  private static int endOfBare(String text, int start) {
    if (Tokens.isAt(text, start)) {
      return start + Tokens.LENGTH;
    }
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '&' || c == '\n' || c == '\r' || c == '"' || c == '<') {
        break;
      }
      if ((c == ',' || c == ';' || isBlank(c)) && isBeforeName(text, end + 1)) {
        break;
      }
      if ((c == ')' || c == ']' || c == '}') && isLast(text, end + 1)) {
        break;
      }
      end++;
    }
    return end;
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
