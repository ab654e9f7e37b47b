package dev.chronicle.cli.terminal;

/**
 * One column of a {@link Table}.
 *
 * @param title its heading
 * @param alignment which side its fields lean to
 * @param narrowest columns that it keeps when the terminal is narrow; its fields are cut then
 */
public record Column(String title, Alignment alignment, int narrowest) {

  /** Which side fields lean to. */
  public enum Alignment {
    /** For text. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  /** A column of short words, never cut. */
  public static Column text(String title) {
    return new Column(title, Alignment.LEFT, Integer.MAX_VALUE);
  }

  /** A column of numbers, never cut. */
  public static Column number(String title) {
    return new Column(title, Alignment.RIGHT, Integer.MAX_VALUE);
  }

  /** A column of text that is cut where there is not enough room. */
  public static Column flexible(String title, int narrowest) {
    return new Column(title, Alignment.LEFT, narrowest);
  }
}
