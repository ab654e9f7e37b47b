package dev.chronicle.demo.core;

/** The queue cannot be opened; the message says in one line what is wrong and how to mend it. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, in words for the person who starts the program. */
  public StartupException(String message) {
    super(message);
  }

  /** Says what is wrong, in words for the person who starts the program, and what led to it. */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
