package dev.chronicle.demo.core;

/** A call failed on purpose, before it did anything. */
public abstract sealed class InjectedException extends QueueException
    permits InjectedConnectionException,
        InjectedDatabaseException,
        InjectedTimeoutException,
        InjectedValidationException {
  private static final long serialVersionUID = 1L;

  InjectedException(String message) {
    super(ErrorCode.INJECTED_FAILURE, "injected: " + message);
  }
}
