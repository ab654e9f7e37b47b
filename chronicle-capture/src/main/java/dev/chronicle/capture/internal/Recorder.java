package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import org.aspectj.lang.JoinPoint;

/**
 * Writes down, on the thread that makes it, what goes into a captured call and what comes out.
 *
 * <p>Thread-safe. Nothing that goes wrong in here leaves it: a call that cannot be written down is
 * counted as {@link DropReason#CAPTURE_FAILED} and the application goes on.
 */
public final class Recorder {
  /** What a woven method without parameters is called with. */
  public static final Object[] NO_ARGUMENTS = {};

  private static volatile Recorder installed;

  /** Whether anybody listens to woven code: all that it reads while nobody does. */
  private static volatile boolean active;

  private static int replays;

  private final CapturedMethods methods;
  private final Dependencies dependencies;
  private final CallIds ids = new CallIds();
  private final CallClock clock;
  private final ValueCodec codec;
  private final CallOutlet outlet;

  Recorder(CallClock clock, ValueCodec codec, CallOutlet outlet) {
    this.methods = new CapturedMethods(codec);
    this.dependencies = new Dependencies(codec, clock);
    this.clock = clock;
    this.codec = codec;
    this.outlet = outlet;
  }

  /** Returns the recorder that woven methods report to, or {@code null} when there is none. */
  static Recorder installed() {
    return installed;
  }

  /** Says whether woven methods have anything to do: a recorder is installed, or a replay runs. */
  public static boolean isActive() {
    return active;
  }

  static void replayBegins() {
    synchronized (Recorder.class) {
      replays++;
      active = true;
    }
  }

  static void replayEnds() {
    synchronized (Recorder.class) {
      replays--;
      active = installed != null || replays > 0;
    }
  }

  /**
   * Makes woven methods report to this recorder. Returns {@code false} if they have one already.
   */
  boolean install() {
    synchronized (Recorder.class) {
      if (installed != null) {
        return false;
      }
      installed = this;
      active = true;
      return true;
    }
  }

  /** Makes woven methods stop reporting to this recorder. */
  void uninstall() {
    synchronized (Recorder.class) {
      if (installed == this) {
        installed = null;
        active = replays > 0;
      }
    }
  }

  CapturedMethods methods() {
    return methods;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  /**
   * Begins a call for the woven method: {@code null} when it is not to be recorded. Never throws.
   */
  public static ActiveCall enter(JoinPoint.StaticPart joinPoint, Object[] arguments) {
    CallStack stack = CallStack.ofThisThread();
    Recorder recorder = stack.recorder();
    return recorder == null ? null : recorder.begin(stack, joinPoint, arguments);
  }

  /** Ends a call with the result of the woven method, which is handed back. Never throws. */
  public static Object returned(ActiveCall call, Object result) {
    if (call != null) {
      call.recorder().endReturned(call, result);
    }
    return result;
  }

  /** Ends a call with the exception of the woven method, which is thrown on as it is. */
  public static RuntimeException threw(ActiveCall call, Throwable error) {
    if (call != null) {
      call.recorder().endThrew(call, error);
    }
    return Unchecked.rethrow(error);
  }

  private ActiveCall begin(CallStack stack, JoinPoint.StaticPart joinPoint, Object[] arguments) {
    if (!stack.beginWork()) {
      return null;
    }
    CapturedMethod method = null;
    try {
      method = methods.find(joinPoint);
      long startTicks = clock.ticks();
      long startEpochNanos = clock.epochNanos(startTicks);
      ActiveCall call =
          new ActiveCall(
              this,
              method,
              ids.next(startEpochNanos),
              stack.current(),
              stack.lineIfAny(),
              startTicks,
              startEpochNanos,
              currentTrace(),
              codec.newBudget());
      call.arguments(writeArguments(method, arguments, call));
      if (stack.replay() != null) {
        call.answers(
            stack
                .replay()
                .answersFor(call.parent())
                .nested(method.counters().function(), call.namedArguments()));
      }
      stack.enter(call);
      return call;
    } catch (Throwable failure) {
      if (method != null) {
        outlet.failed(method.counters());
      }
      return null;
    } finally {
      stack.atWork = false;
    }
  }

  private void endReturned(ActiveCall call, Object result) {
    long endTicks = clock.ticks();
    CallStack stack = leave(call);
    if (!stack.beginWork()) {
      return;
    }
    try {
      call.end(new Outcome.Returned(writeResult(call, result)), endTicks);
      outlet.offer(call);
    } catch (Throwable failure) {
      outlet.failed(call.counters());
    } finally {
      stack.atWork = false;
    }
  }

  private void endThrew(ActiveCall call, Throwable error) {
    long endTicks = clock.ticks();
    CallStack stack = leave(call);
    if (!stack.beginWork()) {
      return;
    }
    try {
      call.end(new Outcome.Threw(codec.write(error)), endTicks);
      outlet.offer(call);
    } catch (Throwable failure) {
      outlet.failed(call.counters());
    } finally {
      stack.atWork = false;
    }
  }

  private CapturedValue[] writeArguments(
      CapturedMethod method, Object[] arguments, ActiveCall call) {
    CapturedValue[] written = new CapturedValue[arguments.length];
    List<ValueSlot> parameters = method.parameters();
    for (int i = 0; i < arguments.length; i++) {
      written[i] = codec.write(arguments[i], parameters.get(i), call.budget());
    }
    return written;
  }

  private CapturedValue writeResult(ActiveCall call, Object result) {
    ValueSlot slot = call.method().result();
    return slot == null ? CapturedValue.NULL : codec.write(result, slot, call.budget());
  }

  private static CallStack leave(ActiveCall call) {
    CallStack stack = CallStack.ofThisThread();
    stack.leave(call);
    return stack;
  }

  private static TraceIds currentTrace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? new TraceIds(span.getTraceId(), span.getSpanId()) : null;
  }
}
