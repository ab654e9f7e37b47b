package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A value without parts, written as one JSON string, number or truth value. It has a text, too,
 * which is what it is as the key of a map.
 */
final class ScalarForm<T> extends Form {
  private final BiConsumer<T, Writing> printer;
  private final Function<T, String> text;
  private final Class<? extends Json> token;
  private final Function<String, T> parser;

  private ScalarForm(
      Class<T> type,
      BiConsumer<T, Writing> printer,
      Function<T, String> text,
      Class<? extends Json> token,
      Function<String, T> parser) {
    super(type);
    this.printer = printer;
    this.text = text;
    this.token = token;
    this.parser = parser;
  }

  /** A scalar that is written as a short JSON string. */
  static <T> ScalarForm<T> quoted(
      Class<T> type, Function<T, String> text, Function<String, T> parser) {
    return quoted(type, (value, out) -> out.json().string(text.apply(value)), text, parser);
  }

  /** The same for a scalar that has a way of its own to be written. */
  static <T> ScalarForm<T> quoted(
      Class<T> type,
      BiConsumer<T, Writing> printer,
      Function<T, String> text,
      Function<String, T> parser) {
    return new ScalarForm<>(type, printer, text, Json.Text.class, parser);
  }

  /** A scalar that is free text: possibly long, possibly secret. */
  static <T> ScalarForm<T> freeText(
      Class<T> type, Function<T, String> text, Function<String, T> parser) {
    return new ScalarForm<>(
        type, (value, out) -> out.texts().string(text.apply(value)), text, Json.Text.class, parser);
  }

  /** A scalar whose text is a JSON number. */
  static <T> ScalarForm<T> number(
      Class<T> type, Function<T, String> text, Function<String, T> parser) {
    return number(type, (value, out) -> out.json().raw(text.apply(value)), text, parser);
  }

  /** A scalar whose text is a JSON number, or a string where JSON has no such number. */
  static <T> ScalarForm<T> number(
      Class<T> type,
      BiConsumer<T, Writing> printer,
      Function<T, String> text,
      Function<String, T> parser) {
    return new ScalarForm<>(type, printer, text, Json.Digits.class, parser);
  }

  /** A scalar whose text is {@code true} or {@code false}. */
  static <T> ScalarForm<T> truth(
      Class<T> type, Function<T, String> text, Function<String, T> parser) {
    return new ScalarForm<>(
        type, (value, out) -> out.json().raw(text.apply(value)), text, Json.Truth.class, parser);
  }

  /** The same scalar, for a type with values that their text does not bring back. */
  ScalarForm<T> checked() {
    return new ScalarForm<>(
        typed(),
        (value, out) -> {
          if (!comesBack(value)) {
            out.lose(Reason.TYPE_UNKNOWN, "its text does not bring it back");
          }
          printer.accept(value, out);
        },
        text,
        token,
        parser);
  }

  /** The same scalar, for a type whose objects can be changed. */
  ScalarForm<T> changeable() {
    return new ScalarForm<>(
        typed(),
        (value, out) -> {
          out.mayChange();
          printer.accept(value, out);
        },
        text,
        token,
        parser);
  }

  private boolean comesBack(T value) {
    try {
      return value.equals(parser.apply(text.apply(value)));
    } catch (RuntimeException notParsed) {
      return false;
    }
  }

  @SuppressWarnings("unchecked") // the constructor takes a Class<T>
  private Class<T> typed() {
    return (Class<T>) type();
  }

  @Override
  @SuppressWarnings("unchecked") // an instance of type()
  void write(Object value, Writing out) {
    printer.accept((T) value, out);
  }

  /** Returns a value as the key of a map. */
  String text(Object value) {
    return text.apply(typed().cast(value));
  }

  @Override
  Object read(Json json, Reading in) {
    if (!token.isInstance(json) && !(token == Json.Digits.class && json instanceof Json.Text)) {
      throw in.misfit(json, type());
    }
    return read(in.text(json), in);
  }

  /** Reads a value from its text. */
  Object read(String from, Reading in) {
    try {
      return parser.apply(from);
    } catch (RuntimeException malformed) {
      throw in.failure("text must be a " + type().getName() + ", was: " + from, malformed);
    }
  }
}
