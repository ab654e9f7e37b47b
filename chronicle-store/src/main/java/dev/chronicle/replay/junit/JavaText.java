package dev.chronicle.replay.junit;

/** Names and strings as they may stand in Java source. */
final class JavaText {
  private JavaText() {}

  /** Returns a string literal; what is not ASCII is escaped, so that no encoding matters. */
  static String quote(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < ' ') {
            literal.append("\\%03o".formatted((int) c));
          } else if (c > '~') {
            literal.append("\\u%04x".formatted((int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** Returns text as part of a name: {@code place_order} and {@code Orders.tax} in camel case. */
  static String camelCase(String text) {
    StringBuilder name = new StringBuilder();
    boolean isStart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c < 128 && Character.isLetterOrDigit(c);
      if (isPlain) {
        name.append(isStart && name.length() > 0 ? Character.toUpperCase(c) : c);
      }
      isStart = !isPlain;
    }
    if (name.length() == 0 || Character.isDigit(name.charAt(0))) {
      name.insert(0, 'f');
    }
    name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
    return name.toString();
  }
}
