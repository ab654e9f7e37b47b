package dev.chronicle.demo;

/** The program cannot start; the message says in one line what to change so that it can. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and how to mend it. */
  public StartupException(String message) {
    super(message);
  }

  /** Says what is wrong and how to mend it, and what led to it. */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
