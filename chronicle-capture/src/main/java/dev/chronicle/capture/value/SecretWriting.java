package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;

/** Writes tokens in place of values that are secret altogether. */
final class SecretWriting {
  private static final int NO_ITEM = -1;

  private final Writing out;
  private final JsonBuffer json;
  private final Veil veil;

  /** The item that follows an option whose argument is secret, and its container. */
  private int optionArgument = NO_ITEM;

  private int optionContainer;

  SecretWriting(Writing out, JsonBuffer json, Veil veil) {
    this.out = out;
    this.json = json;
    this.veil = veil;
  }

  /** Forgets what came before. */
  void clear() {
    optionArgument = NO_ITEM;
  }

  /** Writes a token in place of a value, or {@code null}. */
  void value(Form form, Object value) throws Throwable {
    if (value == null) {
      out.notation().nothing();
    } else if (veil.isLifted()) {
      out.value(form, value);
    } else {
      out.lose(Reason.REDACTED, "");
      json.string(veil.hideAll(value instanceof String text ? text : content(form, value)));
    }
  }

  /** Returns the text or JSON of a value that is not to be written, without a trace of it. */
  private String content(Form form, Object value) {
    Writing.Mark start = out.mark();
    veil.lift();
    try {
      out.value(form, value);
      String content = json.since(start.json());
      return content.startsWith("\"") ? ((Json.Text) JsonReader.parse(content)).text() : content;
    } catch (Throwable failed) {
      return failed.getClass().getName();
    } finally {
      out.undo(start);
      veil.lower();
    }
  }

  /** Says whether an item is the argument of the option before it, and so is secret. */
  boolean isOptionArgument(int container, int index) {
    return index == optionArgument && container == optionContainer;
  }

  /** Notes whether an item that was written is an option whose argument is secret. */
  void wrote(int container, int index, Object value) {
    if (veil.isSecretOption(value)) {
      optionArgument = index + 1;
      optionContainer = container;
    }
  }
}
