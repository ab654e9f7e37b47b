package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;

/**
 * Stands in the chain of causes for an exception whose class may not be made, and is shown as that
 * exception again where the replayed call is compared.
 */
final class UnmadeCause extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final char BETWEEN = '\n';

  UnmadeCause(CapturedThrowable recorded, Throwable cause) {
    super(
        recorded.message() == null
            ? recorded.type()
            : recorded.type() + BETWEEN + recorded.message(),
        cause);
  }

  /** Returns a replayed call with the recorded exceptions in the place of those that stand for. */
  static CapturedCall revealedIn(CapturedCall call) {
    if (!(call.outcome() instanceof Outcome.Threw threw) || !isIn(threw.error())) {
      return call;
    }
    return new CapturedCall(
        call.id(),
        call.parentId(),
        call.function(),
        call.arguments(),
        new Outcome.Threw(revealed(threw.error()), threw.mutatedArguments()),
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static boolean isIn(CapturedThrowable error) {
    return error != null && (standsFor(error) || isIn(error.cause()));
  }

  private static boolean standsFor(CapturedThrowable error) {
    return error.type().equals(UnmadeCause.class.getName());
  }

  private static CapturedThrowable revealed(CapturedThrowable error) {
    if (error == null) {
      return null;
    }
    CapturedThrowable cause = revealed(error.cause());
    if (!standsFor(error)) {
      return new CapturedThrowable(
          error.type(), error.message(), error.stackTrace(), cause, error.sql());
    }
    int end = error.message().indexOf(BETWEEN);
    return end < 0
        ? new CapturedThrowable(error.message(), null, error.stackTrace(), cause)
        : new CapturedThrowable(
            error.message().substring(0, end),
            error.message().substring(end + 1),
            error.stackTrace(),
            cause);
  }
}
