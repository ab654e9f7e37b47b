package dev.chronicle.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays JSON text out in lines for people: what fits into a line stays in one, the rest is indented.
 * Nothing is parsed into numbers or strings, so each of them stands as it was recorded.
 */
public final class JsonLayout {
  private static final int INDENT = 2;
  private static final int DEEPEST_INDENT = 20;

  private final String json;
  private final int width;
  private final int[] ends;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int depth;

  private JsonLayout(String json, int width) {
    this.json = json;
    this.width = width;
    this.ends = ends(json);
  }

  /**
   * Returns the lines.
   *
   * @param json valid JSON; other text comes out in some lines or other
   * @param width what a line should not exceed, though a long string does
   */
  public static List<String> lines(String json, int width) {
    JsonLayout layout = new JsonLayout(json, width);
    layout.layOut();
    return layout.lines;
  }

  private void layOut() {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case ' ', '\n', '\r', '\t' -> {}
        case '"' -> {
          int end = endOfString(json, i);
          line.append(json, i, end);
          i = end - 1;
        }
        case '{', '[' -> {
          if (fits(i)) {
            appendCompact(i, ends[i]);
            i = ends[i];
          } else {
            line.append(c);
            depth++;
            newLine();
          }
        }
        case '}', ']' -> {
          depth = Math.max(0, depth - 1);
          newLine();
          line.append(c);
        }
        case ',' -> {
          line.append(c);
          newLine();
        }
        case ':' -> line.append(": ");
        default -> line.append(c);
      }
    }
    lines.add(line.toString());
  }

  private boolean fits(int start) {
    int end = ends[start];
    return end > 0 && line.length() + (end - start) * 1.1 < width;
  }

  private void appendCompact(int from, int to) {
    for (int i = from; i <= to; i++) {
      char c = json.charAt(i);
      switch (c) {
        case ' ', '\n', '\r', '\t' -> {}
        case '"' -> {
          int end = endOfString(json, i);
          line.append(json, i, end);
          i = end - 1;
        }
        case ',', ':' -> line.append(c).append(' ');
        default -> line.append(c);
      }
    }
  }

  private void newLine() {
    lines.add(line.toString());
    line.setLength(0);
    line.append(" ".repeat(Math.min(depth, DEEPEST_INDENT) * INDENT));
  }

  /** For each bracket that opens, where it closes; 0 where it never does. */
  private static int[] ends(String json) {
    int[] ends = new int[json.length()];
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        i = endOfString(json, i) - 1;
      } else if (c == '{' || c == '[') {
        if (depth == open.length) {
          open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = i;
      } else if ((c == '}' || c == ']') && depth > 0) {
        ends[open[--depth]] = i;
      }
    }
    return ends;
  }

  private static int endOfString(String json, int start) {
    int i = start + 1;
    while (i < json.length() && json.charAt(i) != '"') {
      i += json.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, json.length());
  }
}
