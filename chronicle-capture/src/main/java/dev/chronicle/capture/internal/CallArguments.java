package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was passed to a recorded call: each argument written down before the method ran or, if it
 * never changes, held to be written down by the writer.
 */
final class CallArguments {
  private final List<ValueSlot> slots;
  private final CapturedValue[] written;
  private final boolean leftOut;
  private Object[] later;
  private int laterBytes;
  private Object[] watched;

  private CallArguments(List<ValueSlot> slots, CapturedValue[] written, boolean leftOut) {
    this.slots = slots;
    this.written = written;
    this.leftOut = leftOut;
  }

  /** Arguments that are yet to be written down, one by one. */
  static CallArguments of(List<ValueSlot> slots) {
    return new CallArguments(slots, new CapturedValue[slots.size()], false);
  }

  /** Arguments of which no value is recorded, but {@code standIn}. */
  static CallArguments leftOut(List<ValueSlot> slots, CapturedValue standIn) {
    CapturedValue[] written = new CapturedValue[slots.size()];
    Arrays.fill(written, standIn);
    return new CallArguments(slots, written, true);
  }

  boolean areLeftOut() {
    return leftOut;
  }

  void written(int position, CapturedValue value) {
    written[position] = value;
  }

  /** Holds an argument, which never changes, to be written down later. */
  void defer(int position, Object argument, int weight) {
    if (later == null) {
      later = new Object[written.length];
    }
    later[position] = argument;
    laterBytes += weight;
  }

  /** Holds an argument that the method may change, to be looked at again when the call ends. */
  void watch(int position, Object argument) {
    if (watched == null) {
      watched = new Object[written.length];
    }
    watched[position] = argument;
  }

  /** Returns the arguments that the method changed, and lets go of all that may change. */
  List<CapturedArgument> takeMutated(ValueCodec codec, ByteBudget budget) {
    Object[] before = watched;
    if (before == null) {
      return List.of();
    }
    watched = null;
    List<CapturedArgument> mutated = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      CapturedValue now =
          before[i] == null
              ? null
              : codec.writeIfChanged(before[i], slots.get(i), written[i], budget);
      if (now != null) {
        mutated.add(new CapturedArgument(slots.get(i).name(), now));
      }
    }
    return mutated;
  }

  /** Returns roughly how many bytes the values take that are yet to be written down. */
  int laterBytes() {
    return laterBytes;
  }

  /**
   * Writes down what was left for later; early, if the secrets in it must be known because the
   * call's dependency calls or its exception are to be written down. For any thread.
   */
  void writeLater(ValueCodec codec, ByteBudget budget) {
    if (later == null) {
      return;
    }
    synchronized (this) {
      Object[] held = later;
      if (held == null) {
        return;
      }
      for (int i = 0; i < held.length; i++) {
        if (written[i] == null) {
          written[i] = codec.write(held[i], slots.get(i), budget);
        }
      }
      laterBytes = 0;
      later = null;
    }
  }

  /** Replaces what was written down, once all is. */
  void replaceWritten(UnaryOperator<CapturedValue> replacement) {
    Arrays.setAll(written, position -> replacement.apply(written[position]));
  }

  /** Returns all arguments by name, once all are written down. */
  List<CapturedArgument> named() {
    List<CapturedArgument> named = new ArrayList<>(written.length);
    for (int i = 0; i < written.length; i++) {
      named.add(new CapturedArgument(slots.get(i).name(), written[i]));
    }
    return named;
  }
}
