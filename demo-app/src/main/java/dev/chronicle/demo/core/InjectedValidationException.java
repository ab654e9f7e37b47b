package dev.chronicle.demo.core;

/** Plays an answer that cannot be read. */
public final class InjectedValidationException extends InjectedException {
  private static final long serialVersionUID = 1L;

  InjectedValidationException() {
    super("a dependency sent an answer that cannot be read");
  }
}
