package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;

/**
 * An exception that is a value, such as an argument: its class and message. It cannot be read back:
 * its stack trace belongs to a moment.
 */
final class ThrowableForm extends Form {

  ThrowableForm(Class<?> type) {
    super(type);
  }

  @Override
  void write(Object value, Writing out) {
    if (!out.enterOnce(value)) {
      return;
    }
    out.loseHere(Reason.TYPE_UNKNOWN, "an exception's class and message only");
    out.notation().openTyped(type().getName());
    out.json().raw(',');
    out.json().string("message");
    out.json().raw(':');
    out.trail().at("message");
    String message = ThrowableWriter.message((Throwable) value);
    if (message == null) {
      out.notation().nothing();
    } else {
      out.texts().string(message);
    }
    out.notation().closeTag();
    out.exit();
  }

  @Override
  Object read(Json json, Reading in) {
    throw in.failure("exception of type " + type().getName() + " cannot be read");
  }
}
