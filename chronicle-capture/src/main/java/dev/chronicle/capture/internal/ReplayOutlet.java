package dev.chronicle.capture.internal;

import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.value.ValueCodec;

/** Gives calls that ended in a replay to whoever answered for them. Thread-safe. */
final class ReplayOutlet implements CallOutlet {
  private final ServiceId service;
  private final ValueCodec codec;

  ReplayOutlet(ServiceId service, ValueCodec codec) {
    this.service = service;
    this.codec = codec;
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
  public void offer(RecordedCall call) {
    call.answers().ended(call.toCapturedCall(service, codec));
  }
}
