package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.util.function.UnaryOperator;

/** Shows exceptions that were thrown in place of others as those others. */
final class ThrownTypes {
  private ThrownTypes() {}

  /**
   * What an exception is shown as.
   *
   * @param message {@code null} if it has none
   */
  record Shown(String type, String message) {}

  /** Returns a call whose exception and its causes are shown as {@code revealed} says. */
  static CapturedCall revealedIn(CapturedCall call, UnaryOperator<Shown> revealed) {
    if (!(call.outcome() instanceof Outcome.Threw threw)) {
      return call;
    }
    return new CapturedCall(
        call.id(),
        call.parentId(),
        call.function(),
        call.arguments(),
        new Outcome.Threw(revealed(threw.error(), revealed), threw.mutatedArguments()),
        call.timing(),
        call.origin(),
        call.dependencies());
  }

  private static CapturedThrowable revealed(
      CapturedThrowable error, UnaryOperator<Shown> revealed) {
    if (error == null) {
      return null;
    }
    Shown shown = revealed.apply(new Shown(error.type(), error.message()));
    return new CapturedThrowable(
        shown.type(),
        shown.message(),
        error.stackTrace(),
        revealed(error.cause(), revealed),
        error.sql());
  }
}
