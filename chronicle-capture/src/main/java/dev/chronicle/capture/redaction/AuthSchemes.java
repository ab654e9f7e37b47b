package dev.chronicle.capture.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Credentials as HTTP sends them: {@code Bearer …} and {@code Basic …}. */
final class AuthSchemes implements Detector {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  /** A shorter word behind {@code bearer} is taken for one of plain English. */
  private static final int SURELY_TOKEN = 16;

  private static final int CHARACTERS_PER_GROUP = 4;

  @Override
  public Span find(String text, int from, int at) {
    if (text.regionMatches(true, at, BEARER, 0, BEARER.length())) {
      return bearer(text, at);
    }
    return text.regionMatches(true, at, BASIC, 0, BASIC.length()) ? basic(text, at) : null;
  }

  private static Span bearer(String text, int at) {
    int start = at + BEARER.length();
    int end = endOfPadding(text, Ascii.endOfToken(text, start));
    boolean isAll = at == 0 && end == text.length();
    return end > start && (isAll || end - start >= SURELY_TOKEN || hasDigit(text, start, end))
        ? Span.of(text, start, end)
        : null;
  }

  private static boolean hasDigit(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Ascii.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static Span basic(String text, int at) {
    int start = at + BASIC.length();
    int end = Ascii.endOfToken(text, start);
    boolean cutOff = end == text.length() && end - start > SURELY_TOKEN;
    return cutOff || holdsColon(text.substring(start, end))
        ? Span.of(text, start, endOfPadding(text, end))
        : null;
  }

  private static int endOfPadding(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) == '=') {
      end++;
    }
    return end;
  }

  private static boolean holdsColon(String base64) {
    if (base64.length() % CHARACTERS_PER_GROUP == 1) {
      return false; // As most words of plain English that are no base 64 either.
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(base64);
      return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
