package dev.chronicle.cli.terminal;

/** What a piece of text is to the reader; a terminal with colours shows it (ECMA-48, SGR). */
public enum Style {
  /** As it is. */
  PLAIN(""),
  /** A title, or what the reader looks for first. */
  STRONG("1"),
  /** What the reader may pass over. */
  FAINT("2"),
  /** Went well. */
  GOOD("32"),
  /** Went wrong. */
  BAD("31"),
  /** Deserves a look. */
  NOTABLE("33"),
  /** Names a thing. */
  NAME("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String around(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
