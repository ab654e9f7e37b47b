package dev.chronicle.cli.terminal;

/**
 * One field of a {@link Table}.
 *
 * @param text one line, fit to be shown
 * @param style what it is to the reader
 */
public record Cell(String text, Style style) {

  /** A field as it is. */
  public static Cell of(String text) {
    return new Cell(text, Style.PLAIN);
  }
}
