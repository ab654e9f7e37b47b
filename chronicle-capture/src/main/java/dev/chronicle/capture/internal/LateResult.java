package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueSlot;
import java.lang.reflect.Type;

/**
 * The result of a dependency call that the application goes on to read after the call has returned,
 * such as rows: written down bit by bit, as it is read. Used by one thread at a time.
 */
public final class LateResult {
  private final OpenDependency open;
  private final DependencyLog log;
  private final ByteBudget budget;
  private long endTicks;

  private LateResult(OpenDependency open, RecordedCall call) {
    this.open = open;
    this.log = call.dependencies();
    this.budget = log.rowsBudget(open.recorder().codec(), call.budget());
    this.endTicks = open.recorder().ticks();
  }

  /**
   * Notes that a call has returned. Returns {@code null} if what is read of its result is not to be
   * recorded, as no replay would come to it: the call is then to be ended in the usual way.
   */
  public static LateResult of(OpenDependency open) {
    if (!isRecorded(open)) {
      return null;
    }
    open.leaveLine();
    return new LateResult(open, (RecordedCall) open.line().call());
  }

  /** Says whether what is read of a call's result is to be recorded. */
  public static boolean isRecorded(OpenDependency open) {
    return open.position() >= 0
        && open.depth() == 0
        && open.line().call() instanceof RecordedCall call
        && !call.isWithoutPayload();
  }

  /** Notes that what the call began is over only now. */
  public void over() {
    endTicks = open.recorder().ticks();
  }

  /**
   * Prepares a place that values come from.
   *
   * @param name what may make it secret; {@code null} for none
   */
  public ValueSlot slot(String name, Type type) {
    return open.recorder().codec().slot(null, name, type, null);
  }

  /** Writes a value down. Never throws. */
  public CapturedValue write(Object value, ValueSlot slot) {
    CallStack stack = CallStack.ofThisThread();
    if (!stack.beginWork()) {
      return CapturedValue.NULL;
    }
    try {
      return open.recorder().codec().write(value, slot, budget);
    } finally {
      stack.atWork = false;
    }
  }

  /** Says whether there is no room for further values. */
  public boolean isFull() {
    return budget.remaining() == 0;
  }

  /** Lets something be done when the captured call ends, at which nothing can be added any more. */
  public void atEndOfCall(Runnable action) {
    log.settleAtEnd(action);
  }

  /** Records that what the call began came to nothing. */
  public void failed(Throwable error) {
    open.recorder().end(open, null, error);
  }

  /** Records the result. */
  public void end(CapturedValue value) {
    open.recorder().end(open, endTicks, () -> new Outcome.Returned(value));
  }
}
