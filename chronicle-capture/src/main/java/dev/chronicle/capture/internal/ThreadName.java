package dev.chronicle.capture.internal;

import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;

/**
 * A thread's name without the secrets in it: servers put the request that a thread serves there.
 * Looked at again only when the name has changed. For its thread only.
 */
final class ThreadName {
  private ValueCodec codec;
  private String actual;
  private String shown;

  @SuppressWarnings("ReferenceEquality") // a thread that was not renamed gives the same object
  String shownBy(ValueCodec itsCodec, ByteBudget budget) {
    String name = Thread.currentThread().getName();
    if (name != actual || itsCodec != codec) {
      shown = itsCodec.text(redactor -> redactor.redact(name), budget);
      actual = name;
      codec = itsCodec;
    }
    return shown;
  }
}
