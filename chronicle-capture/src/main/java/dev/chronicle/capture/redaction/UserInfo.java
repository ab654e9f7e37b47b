package dev.chronicle.capture.redaction;

/** What stands before the host in a URL: {@code scheme://user:password@host}. */
final class UserInfo implements Detector {
  private static final int LONGEST_UNENCODED = 256;

  @Override
  public Span find(String text, int from, int at) {
    if (!text.startsWith("://", at)) {
      return null;
    }
    int start = at + 3;
    int authorityEnd = start;
    while (authorityEnd < text.length() && !isEndOfAuthority(text.charAt(authorityEnd))) {
      authorityEnd++;
    }
    int end = text.substring(start, authorityEnd).lastIndexOf('@');
    if (end < 0 && hasPassword(text, start, authorityEnd)) {
      end = lastAt(text, start);
    }
    return end > 0 ? Span.of(text, start, start + end) : null;
  }

  private static boolean isEndOfAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || isEndOfUrl(c);
  }

  private static boolean isEndOfUrl(char c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>';
  }

  /** Says whether what stands behind a colon is no port, so that the authority is cut too early. */
  private static boolean hasPassword(String text, int start, int end) {
    int colon = text.substring(start, end).indexOf(':');
    for (int i = start + colon + 1; colon >= 0 && i < end; i++) {
      if (!Ascii.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Finds the end of a password that should have been encoded. */
  private static int lastAt(String text, int start) {
    int found = -1;
    int latest = Math.min(text.length(), start + LONGEST_UNENCODED);
    for (int i = start; i < latest && !isEndOfUrl(text.charAt(i)); i++) {
      if (text.charAt(i) == '@') {
        found = i - start;
      }
    }
    return found;
  }
}
