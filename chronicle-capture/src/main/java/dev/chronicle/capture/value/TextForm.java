package dev.chronicle.capture.value;

import java.util.function.Function;

/** Characters that may change, such as a {@link StringBuilder}: a JSON string. */
final class TextForm<T> extends Form {

  /** Gives the first characters of a text, and says how many there are. */
  interface Characters<T> {
    int length(T text);

    String first(T text, int count);
  }

  private final Characters<T> characters;
  private final Function<String, T> maker;

  private TextForm(Class<T> type, Characters<T> characters, Function<String, T> maker) {
    super(type);
    this.characters = characters;
    this.maker = maker;
  }

  /** Returns the form; {@code null} if the type is none of those. */
  @SuppressWarnings("JdkObsolete") // recorded ones are read as what they were
  static TextForm<?> of(Class<?> type) {
    if (type == StringBuilder.class) {
      return new TextForm<>(StringBuilder.class, new Sequence<>(), StringBuilder::new);
    }
    if (type == StringBuffer.class) {
      return new TextForm<>(StringBuffer.class, new Sequence<>(), StringBuffer::new);
    }
    return type == char[].class
        ? new TextForm<>(char[].class, new Array(), String::toCharArray)
        : null;
  }

  private static final class Sequence<T extends CharSequence> implements Characters<T> {
    @Override
    public int length(T text) {
      return text.length();
    }

    @Override
    public String first(T text, int count) {
      return text.subSequence(0, count).toString();
    }
  }

  private static final class Array implements Characters<char[]> {
    @Override
    public int length(char[] text) {
      return text.length;
    }

    @Override
    public String first(char[] text, int count) {
      return String.valueOf(text, 0, count);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // an instance of type()
  void write(Object value, Writing out) {
    out.mayChange();
    T text = (T) value;
    int length = characters.length(text);
    int kept = Math.min(length, out.texts().visibleLength());
    out.texts().string(characters.first(text, kept), length);
  }

  @Override
  Object read(Json json, Reading in) {
    return maker.apply(in.text(json));
  }
}
