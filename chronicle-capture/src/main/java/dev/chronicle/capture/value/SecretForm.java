package dev.chronicle.capture.value;

/** Values of a class that is secret altogether: a token. */
final class SecretForm extends Form {
  private final Form content;

  SecretForm(Form content) {
    super(content.type());
    this.content = content;
  }

  @Override
  void write(Object value, Writing out) throws Throwable {
    out.secrets().value(content, value);
  }

  @Override
  void writeTagged(String id, Object value, Writing out) throws Throwable {
    write(value, out);
  }

  @Override
  Object read(Json json, Reading in) {
    throw in.failure("value of type " + type().getName() + " is secret and cannot be read");
  }
}
