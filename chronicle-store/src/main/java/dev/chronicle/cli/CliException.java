package dev.chronicle.cli;

/** A command cannot do what it was asked; the message says in one line why, and how to mend it. */
final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CliException(String message) {
    super(message);
  }

  CliException(String message, Throwable cause) {
    super(message, cause);
  }
}
