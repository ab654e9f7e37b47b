package dev.chronicle.simulator.run;

/** Text from elsewhere, fit to stand in one line of a terminal. */
final class OneLine {
  private OneLine() {}

  /**
   * Returns at most {@code length} characters of a text with a space for each that cannot be
   * printed; empty for {@code null}.
   */
  static String of(String text, int length) {
    if (text == null) {
      return "";
    }
    String printable = text.replaceAll("\\p{C}", " ").strip();
    return printable.length() <= length ? printable : printable.substring(0, length - 3) + "...";
  }
}
