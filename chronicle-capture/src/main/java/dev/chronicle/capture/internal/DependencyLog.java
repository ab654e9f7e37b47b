package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.Timing;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The dependency calls of one captured call, in the order in which they began. Thread-safe. */
final class DependencyLog {
  private static final int MAX_CALLS = 1_000;
  private static final int CALL_BYTES = 300;
  private static final String OMITTED = "omitted";

  /** {@code null} stands for a call that has not ended yet. */
  private final List<DependencyCall> calls = new ArrayList<>();

  private List<Runnable> settlings = List.of();
  private ByteBudget rows;
  private int bytesForRows;
  private int omitted;
  private boolean closed;

  /** Says whether calls are only counted from now on, and then counts one. */
  synchronized boolean omitsFurther() {
    boolean omits = closed || calls.size() >= MAX_CALLS;
    if (omits) {
      omitted++;
    }
    return omits;
  }

  /** Keeps a place for a call that starts now; negative if none is to be kept any more. */
  synchronized int reserve() {
    if (omitsFurther()) {
      return -1;
    }
    calls.add(null);
    return calls.size() - 1;
  }

  /** Fills the place that was kept for a call. */
  synchronized void fill(int position, DependencyCall call) {
    if (!closed) {
      calls.set(position, call);
    }
  }

  /**
   * Returns the bytes for what calls give bit by bit, as many as for all the rest of the captured
   * call: a long list of rows must not cost it its result.
   */
  synchronized ByteBudget rowsBudget(ValueCodec codec, ByteBudget ofCall) {
    if (rows == null) {
      rows = codec.furtherBudget(ofCall);
      bytesForRows = rows.remaining();
    }
    return rows;
  }

  /** Counts a call that no place was kept for; an empty place counts by itself. */
  synchronized void omit() {
    omitted++;
  }

  /**
   * Keeps something to do at the end of the captured call: somebody who waits for a stage may go on
   * before those who are to be told of its completion are told.
   */
  synchronized void settleAtEnd(Runnable settling) {
    if (settlings.isEmpty()) {
      settlings = new ArrayList<>();
    }
    settlings.add(settling);
  }

  /**
   * Does what was kept for the end of the captured call. Never throws: a stage of the application's
   * own may, when it is listened to; its call is counted then.
   */
  void settle() {
    List<Runnable> due;
    synchronized (this) {
      due = settlings;
      settlings = List.of();
    }
    for (Runnable settling : due) {
      try {
        settling.run();
      } catch (Throwable failed) {
        // the place that it did not fill tells of it
      }
    }
  }

  /** Replaces the calls that have ended. */
  synchronized void replaceAll(UnaryOperator<DependencyCall> replacement) {
    calls.replaceAll(call -> call == null ? null : replacement.apply(call));
  }

  /** Takes no further call. Returns roughly how many bytes those that are here take. */
  synchronized int close() {
    closed = true;
    return calls.size() * CALL_BYTES + (rows == null ? 0 : bytesForRows - rows.remaining());
  }

  /**
   * Returns the calls, and as the last one how many were omitted.
   *
   * @param timing of the captured call
   */
  synchronized List<DependencyCall> calls(Timing timing) {
    List<DependencyCall> all = new ArrayList<>(calls);
    all.removeIf(Objects::isNull);
    int missing = omitted + calls.size() - all.size();
    if (missing > 0) {
      all.add(
          new DependencyCall(
              OMITTED,
              missing + " further calls",
              DependencyCall.CALLING_THREAD,
              0,
              List.of(),
              new Outcome.Returned(CapturedValue.NULL),
              timing));
    }
    return all;
  }
}
