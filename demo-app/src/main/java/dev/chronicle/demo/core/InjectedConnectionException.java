package dev.chronicle.demo.core;

/** Plays a lost connection. */
public final class InjectedConnectionException extends InjectedException {
  private static final long serialVersionUID = 1L;

  InjectedConnectionException() {
    super("a dependency closed the connection");
  }
}
