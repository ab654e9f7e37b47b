package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down arguments of a call that has ended already, and marks those that the call may have
 * changed. Thread-safe.
 */
final class LateWriting {
  private static final Loss WRITTEN_LATE =
      new Loss("$", Loss.Reason.WRITTEN_LATE, "as it was when the call had ended");

  private final ValueCodec codec;

  LateWriting(ValueCodec codec) {
    this.codec = codec;
  }

  CapturedValue[] write(List<ValueSlot> parameters, Object[] arguments, ByteBudget budget) {
    CapturedValue[] written = new CapturedValue[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      CapturedValue value = codec.write(arguments[i], parameters.get(i), budget);
      written[i] = codec.isImmutable(arguments[i]) ? value : marked(value);
    }
    return written;
  }

  private static CapturedValue marked(CapturedValue value) {
    List<Loss> losses = new ArrayList<>(value.losses());
    losses.add(WRITTEN_LATE);
    return new CapturedValue(value.json(), value.fidelity().worse(Fidelity.PARTIAL), losses);
  }
}
