package dev.chronicle.capture.internal;

/** Keeps what the settings mean for one method until they change. Thread-safe. */
final class PlanSlot {
  private volatile FunctionPlan latest;

  FunctionPlan under(CapturePlan whole, CapturedMethod method) {
    FunctionPlan known = latest;
    if (known == null || known.whole() != whole) {
      known = whole.forFunction(method);
      latest = known;
    }
    return known;
  }
}
