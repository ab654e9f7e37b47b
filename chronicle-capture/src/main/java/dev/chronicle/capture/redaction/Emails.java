package dev.chronicle.capture.redaction;

/** E-mail addresses, told by their {@code @}. */
final class Emails implements Detector {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;

  @Override
  public Span find(String text, int from, int at) {
    int start = at;
    int earliest = Math.max(from, at - LONGEST_LOCAL);
    while (start > earliest && isLocal(text.charAt(start - 1))) {
      start--;
    }
    if (start == at) {
      return null;
    }
    int end = at + 1;
    int latest = Math.min(text.length(), end + LONGEST_DOMAIN);
    int lastDot = -1;
    while (end < latest && isDomain(text.charAt(end))) {
      if (text.charAt(end) == '.') {
        lastDot = end;
      }
      end++;
    }
    if (lastDot == end - 1 && lastDot > at) {
      end--; // The dot that ends a sentence.
      lastDot = text.lastIndexOf('.', end - 1);
    }
    return lastDot > at + 1 && end > lastDot + 1 ? Span.of(text, start, end) : null;
  }

  private static boolean isLocal(char c) {
    return Ascii.isAlphanumeric(c) || c > 127 || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Ascii.isAlphanumeric(c) || c > 127 || c == '-' || c == '.';
  }
}
