package dev.chronicle.capture.redaction;

/** Private keys in PEM armour; one that is cut off goes to the end of the text. */
final class PrivateKeys implements Detector {
  private static final String BEGIN = "-----BEGIN ";
  private static final String LABEL_END = "-----";
  private static final int LONGEST_LABEL = 64;

  @Override
  public Span find(String text, int from, int at) {
    if (!text.startsWith(BEGIN, at)) {
      return null;
    }
    int labelStart = at + BEGIN.length();
    int labelLimit = Math.min(text.length(), labelStart + LONGEST_LABEL);
    String label = text.substring(labelStart, labelLimit);
    int labelEnd = label.indexOf(LABEL_END);
    if (!(labelEnd < 0 ? label : label.substring(0, labelEnd)).contains("PRIVATE KEY")) {
      return null;
    }
    int footer = text.indexOf("-----END ", labelStart);
    if (footer < 0) {
      return Span.of(text, at, text.length());
    }
    int end = text.indexOf(LABEL_END, footer + LABEL_END.length());
    return Span.of(text, at, end < 0 ? text.length() : end + LABEL_END.length());
  }
}
