package dev.chronicle.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Makes text from elsewhere fit to be shown: what a terminal would obey, or nobody would see, comes
 * out as the escape that Java and JSON have for it. Not thread-safe.
 *
 * <p>Control characters (all of C0 and C1, so that no escape sequence gets through), marks that
 * change the direction of text, invisible characters, halves of surrogate pairs, and characters
 * that the output's charset does not have.
 */
public final class Printable {
  private final CharsetEncoder encoder;

  /** For output in {@code charset}. */
  public Printable(Charset charset) {
    this.encoder = charset.newEncoder();
  }

  /** Returns {@code text} as one line. */
  public String line(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      boolean ascii = codePoint >= ' ' && codePoint < 0x7f;
      if (!ascii && !isShown(codePoint, text, i, next)) {
        if (shown == null) {
          shown = new StringBuilder(text.length() + 16).append(text, 0, i);
        }
        escape(text, i, next, shown);
      } else if (shown != null) {
        shown.append(text, i, next);
      }
      i = next;
    }
    return shown == null ? text : shown.toString();
  }

  /**
   * Returns JSON text of the same meaning. Control characters stand only within strings of JSON,
   * where their escape means the same; white space between tokens becomes a blank.
   */
  public String json(String json) {
    return line(
        json.indexOf('\n') < 0 && json.indexOf('\r') < 0 && json.indexOf('\t') < 0
            ? json
            : json.replaceAll("[\n\r\t]", " "));
  }

  /** Says whether the output has all characters of {@code text}. */
  public boolean has(String text) {
    return encoder.canEncode(text);
  }

  private boolean isShown(int codePoint, String text, int from, int to) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> encoder.canEncode(text.subSequence(from, to));
    };
  }

  private static void escape(String text, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(String.format("\\u%04x", (int) c));
      }
    }
  }
}
