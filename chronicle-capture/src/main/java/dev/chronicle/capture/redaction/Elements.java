package dev.chronicle.capture.redaction;

import java.util.function.Predicate;

/** What stands in an element of XML that has the name of a secret. */
final class Elements implements Detector {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TAG = 256;

  private final Predicate<String> isSecretName;

  Elements(Predicate<String> isSecretName) {
    this.isSecretName = isSecretName;
  }

  @Override
  public Span find(String text, int from, int at) {
    int latest = Math.min(text.length(), at + 1 + LONGEST_NAME);
    int nameEnd = at + 1;
    while (nameEnd < latest
        && (Ascii.isName(text.charAt(nameEnd)) || text.charAt(nameEnd) == ':')) {
      nameEnd++;
    }
    String tag = text.substring(at + 1, nameEnd);
    if (tag.isEmpty() || !isSecretName.test(tag.substring(tag.indexOf(':') + 1))) {
      return null;
    }
    int start = endOfTag(text, nameEnd);
    if (start < 0) {
      return null;
    }
    boolean mayBeGeneric = at > 0 && Ascii.isName(text.charAt(at - 1));
    int contentLimit = mayBeGeneric ? Math.min(text.length(), start + LONGEST_TAG) : text.length();
    int end = text.substring(start, contentLimit).indexOf("</" + tag);
    if (end < 0) {
      return mayBeGeneric || start == contentLimit ? null : Span.of(text, start, contentLimit);
    }
    return end > 0 ? Span.of(text, start, start + end) : null;
  }

  /** Returns where the content begins; {@code -1} if there is none. */
  private static int endOfTag(String text, int from) {
    int latest = Math.min(text.length(), from + LONGEST_TAG);
    for (int i = from; i < latest; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return text.charAt(i - 1) == '/' ? -1 : i + 1;
      }
      if (c == '<') {
        return -1;
      }
    }
    return -1;
  }
}
