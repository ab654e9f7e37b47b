package dev.chronicle.replay;

import dev.chronicle.call.CapturedThrowable;

/**
 * Thrown into replayed code by a dependency call that was not recorded, so that it is never made.
 * The message tells what was asked, what comes nearest, and where they differ.
 */
public final class UnansweredCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnansweredCallException(String message) {
    super(message);
  }

  /** Says whether an exception of a replayed call is one of these, or was caused by one. */
  static boolean isCauseOf(CapturedThrowable error) {
    for (CapturedThrowable one = error; one != null; one = one.cause()) {
      if (one.type().equals(UnansweredCallException.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
