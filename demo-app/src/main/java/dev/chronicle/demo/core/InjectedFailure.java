package dev.chronicle.demo.core;

/** The ways in which a call may fail on purpose. */
enum InjectedFailure {
  CONNECTION,
  DATABASE,
  TIMEOUT,
  VALIDATION;

  /** Returns a new exception of this kind. */
  InjectedException exception() {
    return switch (this) {
      case CONNECTION -> new InjectedConnectionException();
      case DATABASE -> new InjectedDatabaseException();
      case TIMEOUT -> new InjectedTimeoutException();
      case VALIDATION -> new InjectedValidationException();
    };
  }
}
