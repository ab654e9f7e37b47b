package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;

/** Gives calls that ended in a replay to whoever answered for them. Thread-safe. */
final class ReplayOutlet implements CallOutlet {
  private final ServiceId service;

  ReplayOutlet(ServiceId service) {
    this.service = service;
  }

  @Override
  public Load load() {
    return Load.NORMAL;
  }

  @Override
  public boolean takesValuesLive() {
    return false;
  }

  @Override
  public void offer(ActiveCall call) {
    call.answers().ended(call.toCapturedCall(service));
  }

  @Override
  public void refused(FunctionCounters counters, DropReason reason) {
    counters.refused(reason);
  }
}
