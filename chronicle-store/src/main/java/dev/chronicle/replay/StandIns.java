package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.Outcome;
import java.util.HashMap;
import java.util.Map;

/**
 * The standard exceptions that were thrown in place of a driver's own, which are shown as these
 * again where the replayed call is compared. Not thread-safe.
 */
final class StandIns {
  private final Map<Shown, CapturedThrowable> recorded = new HashMap<>();

  /** What tells a stand-in in a captured call. */
  private record Shown(String type, String message) {}

  void add(Throwable standIn, CapturedThrowable original) {
    recorded.put(new Shown(standIn.getClass().getName(), original.message()), original);
  }

  CapturedCall revealedIn(CapturedCall call) {
    if (recorded.isEmpty() || !(call.outcome() instanceof Outcome.Threw threw)) {
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

  private CapturedThrowable revealed(CapturedThrowable error) {
    if (error == null) {
      return null;
    }
    CapturedThrowable original = recorded.get(new Shown(error.type(), error.message()));
    return new CapturedThrowable(
        original == null ? error.type() : original.type(),
        error.message(),
        error.stackTrace(),
        revealed(error.cause()),
        error.sql());
  }
}
