package dev.chronicle.replay.junit;

/** A call cannot be made a test; the message says which calls cannot. */
final class NoTestException extends Exception {
  private static final long serialVersionUID = 1L;

  NoTestException(String message) {
    super(message, null, false, false);
  }
}
