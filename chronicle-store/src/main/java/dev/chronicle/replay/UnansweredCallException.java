package dev.chronicle.replay;

/**
 * Thrown into replayed code by a dependency call that was not recorded, so that it is never made.
 * The message tells what was asked, what comes nearest, and where they differ.
 */
public final class UnansweredCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnansweredCallException(String message) {
    super(message);
  }
}
