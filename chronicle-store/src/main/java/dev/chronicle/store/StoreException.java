package dev.chronicle.store;

/** A store could not do what it was asked; the message says what is wrong in one line. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, in words that help to mend it. */
  public StoreException(String message) {
    super(message);
  }

  /** Says what is wrong, in words that help to mend it, and what led to it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
