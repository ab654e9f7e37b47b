package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;

/** Something of which only the type is recorded. */
final class OpaqueForm extends Form {
  private final Reason reason;
  private final String description;

  OpaqueForm(Class<?> type, Reason reason, String description) {
    super(type);
    this.reason = reason;
    this.description = description;
  }

  @Override
  void write(Object value, Writing out) {
    out.opaque(reason, description);
  }

  @Override
  Object read(Json json, Reading in) {
    throw in.failure("value of type " + type().getName() + " cannot be read: " + reason);
  }
}
