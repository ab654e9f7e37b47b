package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down the values of a call on the thread that makes it, but for those that never change and
 * hold no secret: they can wait for the writer. Thread-safe.
 */
final class Snapshot {
  private static final CapturedValue LEFT_OUT =
      new CapturedValue(
          "\"left out under load\"",
          Fidelity.OPAQUE,
          List.of(new Loss("$", Loss.Reason.OVERLOAD, "more calls came than could be stored")));

  private static final Loss WRITTEN_LATE =
      new Loss("$", Loss.Reason.WRITTEN_LATE, "as it was when the call had ended");

  private final ValueCodec codec;
  private final boolean mayWait;

  /**
   * @param mayWait whether values that never change may be left for later
   */
  Snapshot(ValueCodec codec, boolean mayWait) {
    this.codec = codec;
    this.mayWait = mayWait;
  }

  /** Writes down what is passed to a method that is about to run. */
  CallArguments before(CapturedMethod method, Object[] passed, ByteBudget budget) {
    List<ValueSlot> slots = method.parameters().of(passed);
    CallArguments arguments = CallArguments.of(slots);
    for (int i = 0; i < passed.length; i++) {
      int weight = weight(passed[i], slots.get(i));
      if (weight >= 0) {
        arguments.defer(i, passed[i], weight);
        continue;
      }
      arguments.written(i, codec.write(passed[i], slots.get(i), budget));
      if (budget.latestMayChange()) {
        arguments.watch(i, passed[i]);
      }
    }
    return arguments;
  }

  /** Writes down what was passed to a method that has ended, and marks what it may have changed. */
  CallArguments after(CapturedMethod method, Object[] passed, ByteBudget budget) {
    List<ValueSlot> slots = method.parameters().of(passed);
    CallArguments arguments = CallArguments.of(slots);
    for (int i = 0; i < passed.length; i++) {
      CapturedValue value = codec.write(passed[i], slots.get(i), budget);
      arguments.written(i, codec.isImmutable(passed[i]) ? value : writtenLate(value));
    }
    return arguments;
  }

  private static CapturedValue writtenLate(CapturedValue value) {
    List<Loss> losses = new ArrayList<>(value.losses());
    losses.add(WRITTEN_LATE);
    return new CapturedValue(value.json(), value.fidelity().worse(Fidelity.PARTIAL), losses);
  }

  /** Writes down nothing, because the load is high. */
  CallArguments leftOut(CapturedMethod method) {
    return CallArguments.leftOut(method.parameters().declared(), LEFT_OUT);
  }

  /**
   * Writes down how a call ended.
   *
   * @param error what it threw; {@code null} if it returned {@code result}
   */
  Outcome outcome(RecordedCall call, Object result, Throwable error) {
    if (error == null) {
      CapturedValue value = result(call, result);
      return new Outcome.Returned(value, call.arguments().takeMutated(codec, call.budget()));
    }
    call.arguments().writeLater(codec, call.budget());
    return new Outcome.Threw(
        codec.write(error, call.budget()), call.arguments().takeMutated(codec, call.budget()));
  }

  private CapturedValue result(RecordedCall call, Object result) {
    ValueSlot slot = call.method().result();
    if (slot == null) {
      return CapturedValue.NULL;
    }
    if (call.isWithoutPayload()) {
      return LEFT_OUT;
    }
    int weight = weight(result, slot);
    if (weight >= 0) {
      call.deferResult(result, weight);
      return CapturedValue.NULL;
    }
    return codec.write(result, slot, call.budget());
  }

  /** Returns what a value weighs if it may be written down later, else a negative number. */
  private int weight(Object value, ValueSlot slot) {
    return value == null || !mayWait ? -1 : codec.weightIfDeferrable(value, slot);
  }
}
