package dev.chronicle.cli.terminal;

/**
 * How many columns of a terminal a text takes: two for the wide characters of East Asia and
 * pictures, none for marks that join the character before (Unicode Standard Annex 11, roughly).
 */
public final class TextWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD}
  };
  private static final int FIRST_WIDE = 0x1100;
  private static final int FIRST_MARK = 0x0300;

  private TextWidth() {}

  /** Returns the columns that {@code text}, one line, takes. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** Returns {@code text}, cut to {@code width} columns, with {@code ellipsis} where it was cut. */
  public static String cut(String text, int width, String ellipsis) {
    // A character takes two columns at most, so this needs no look at the text.
    if (text.length() * 2L <= width || of(text) <= width) {
      return text;
    }
    int room = width - of(ellipsis);
    int columns = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      columns += of(codePoint);
      if (columns > room) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end) + ellipsis;
  }

  private static int of(int codePoint) {
    if (codePoint < FIRST_MARK) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return codePoint >= FIRST_WIDE && isWide(codePoint) ? 2 : 1;
  }

  private static boolean isWide(int codePoint) {
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
