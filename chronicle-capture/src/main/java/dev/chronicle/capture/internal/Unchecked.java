package dev.chronicle.capture.internal;

/** Throws exceptions on as they are, checked ones too. */
final class Unchecked {
  private Unchecked() {}

  /** Throws {@code error}; the declared result lets callers write {@code throw}. */
  static RuntimeException rethrow(Throwable error) {
    Unchecked.<RuntimeException>throwAs(error);
    throw new AssertionError("not reached", error);
  }

  @SuppressWarnings("unchecked") // The cast is erased: a checked exception passes unwrapped.
  private static <E extends Throwable> void throwAs(Throwable error) throws E {
    throw (E) error;
  }
}
