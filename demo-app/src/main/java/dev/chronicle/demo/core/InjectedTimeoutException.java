package dev.chronicle.demo.core;

/** Plays a dependency that does not answer. */
public final class InjectedTimeoutException extends InjectedException {
  private static final long serialVersionUID = 1L;

  InjectedTimeoutException() {
    super("a dependency did not answer in time");
  }
}
