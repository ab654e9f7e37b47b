package dev.chronicle.capture.redaction;

/** Texts as they were before they were escaped for SQL's {@code LIKE}. */
final class LikePattern {
  private static final String ESCAPES = "!\\|#^~$";

  private LikePattern() {}

  /** Returns the text without the escape before underscores; the text itself if it has none. */
  static String unescaped(String text) {
    StringBuilder plain = null;
    int done = 0;
    for (int at = text.indexOf('_', 1); at > 0; at = text.indexOf('_', at + 1)) {
      if (ESCAPES.indexOf(text.charAt(at - 1)) >= 0) {
        if (plain == null) {
          plain = new StringBuilder(text.length());
        }
        plain.append(text, done, at - 1);
        done = at;
      }
    }
    return plain == null ? text : plain.append(text, done, text.length()).toString();
  }
}
