package dev.chronicle.demo.core;

/** Plays an unreachable database. */
public final class InjectedDatabaseException extends InjectedException {
  private static final long serialVersionUID = 1L;

  InjectedDatabaseException() {
    super("the database could not be reached");
  }
}
