package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import java.util.HashMap;
import java.util.Map;

/**
 * The standard exceptions that were thrown in place of a driver's own, which are shown as these
 * again where the replayed call is compared. Not thread-safe.
 */
final class StandIns {
  private final Map<ThrownTypes.Shown, ThrownTypes.Shown> recorded = new HashMap<>();

  void add(Throwable standIn, CapturedThrowable original) {
    recorded.put(
        new ThrownTypes.Shown(standIn.getClass().getName(), original.message()),
        new ThrownTypes.Shown(original.type(), original.message()));
  }

  CapturedCall revealedIn(CapturedCall call) {
    return recorded.isEmpty()
        ? call
        : ThrownTypes.revealedIn(call, shown -> recorded.getOrDefault(shown, shown));
  }
}
