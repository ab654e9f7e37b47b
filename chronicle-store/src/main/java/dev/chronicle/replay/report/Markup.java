package dev.chronicle.replay.report;

/** Text as it may stand in XML and HTML, also within attributes. */
final class Markup {
  private Markup() {}

  static String escape(String text) {
    return Wording.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
