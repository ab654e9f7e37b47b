package dev.chronicle.capture.value;

/** A recorded value cannot be turned back into an object of the wanted type. */
public final class ValueReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ValueReadException(String message) {
    super(message);
  }

  ValueReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
