package dev.chronicle.capture.redaction;

/** E-mail addresses, told by their {@code @}, which is {@code %40} in URLs. */
final class Emails implements Detector {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  private static final String ENCODED = "%40";

  @Override
  public Span find(String text, int from, int at) {
    if (text.charAt(at) == '@') {
      return find(text, from, at, at + 1);
    }
    return text.startsWith(ENCODED, at) ? find(text, from, at, at + ENCODED.length()) : null;
  }

  private static Span find(String text, int from, int at, int domain) {
    int start = at;
    int earliest = Math.max(from, at - LONGEST_LOCAL);
    while (start > earliest && isLocal(text.charAt(start - 1))) {
      start--;
    }
    if (start == at) {
      return null;
    }
    int end = domain;
    int latest = Math.min(text.length(), end + LONGEST_DOMAIN);
    int lastDot = -1;
    while (end < latest && isDomain(text.charAt(end))) {
      if (text.charAt(end) == '.') {
        lastDot = end;
      }
      end++;
    }
    if (lastDot == end - 1 && lastDot > domain) {
      end--; // The dot that ends a sentence.
      lastDot = text.lastIndexOf('.', end - 1);
    }
    return lastDot > domain && end > lastDot + 1 ? Span.of(text, start, end) : null;
  }

  private static boolean isLocal(char c) {
    return Ascii.isAlphanumeric(c) || c > 127 || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Ascii.isAlphanumeric(c) || c > 127 || c == '-' || c == '.';
  }
}
