package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.ArrayList;
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

  private final CapturedMethods methods;
  private final CallIds ids = new CallIds();
  private final CallClock clock;
  private final ValueCodec codec;
  private final CallQueue queue;

  Recorder(CallClock clock, ValueCodec codec, CallQueue queue) {
    this.methods = new CapturedMethods(codec);
    this.clock = clock;
    this.codec = codec;
    this.queue = queue;
  }

  /** Returns the recorder that woven methods report to, or {@code null} when there is none. */
  public static Recorder installed() {
    return installed;
  }

  /** Says whether woven methods have a recorder to report to. */
  public static boolean isInstalled() {
    return installed != null;
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
      return true;
    }
  }

  /** Makes woven methods stop reporting to this recorder. */
  void uninstall() {
    synchronized (Recorder.class) {
      if (installed == this) {
        installed = null;
      }
    }
  }

  CapturedMethods methods() {
    return methods;
  }

  /**
   * Begins a call for the woven method: {@code null} when it is not to be recorded. Never throws.
   */
  public static ActiveCall enter(JoinPoint.StaticPart joinPoint, Object[] arguments) {
    Recorder recorder = installed;
    return recorder == null ? null : recorder.begin(joinPoint, arguments);
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
    Recorder.<RuntimeException>throwAs(error);
    throw new AssertionError("not reached", error);
  }

  @SuppressWarnings("unchecked") // The cast is erased: a checked exception passes unwrapped.
  private static <E extends Throwable> void throwAs(Throwable error) throws E {
    throw (E) error;
  }

  private ActiveCall begin(JoinPoint.StaticPart joinPoint, Object[] arguments) {
    CallStack stack = CallStack.ofThisThread();
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
              startTicks,
              startEpochNanos,
              currentTrace(),
              codec.newBudget());
      call.arguments(writeArguments(method, arguments, call));
      stack.current(call);
      return call;
    } catch (Throwable failure) {
      if (method != null) {
        queue.failed(method.counters());
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
      queue.offer(call);
    } catch (Throwable failure) {
      queue.failed(call.counters());
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
      queue.offer(call);
    } catch (Throwable failure) {
      queue.failed(call.counters());
    } finally {
      stack.atWork = false;
    }
  }

  /**
   * Notes that the innermost captured call of this thread, if there is one, has made a call to a
   * dependency that started at {@code startTicks} of {@link #ticks()} and has ended now.
   *
   * @param error what the dependency threw; {@code null} if it returned {@code result}
   */
  public void dependency(
      String kind,
      String name,
      List<NamedValue> arguments,
      Object result,
      Throwable error,
      long startTicks) {
    CallStack stack = CallStack.ofThisThread();
    ActiveCall call = stack.current();
    if (call == null || !stack.beginWork()) {
      return;
    }
    try {
      long endTicks = clock.ticks();
      List<CapturedArgument> written = new ArrayList<>(arguments.size());
      for (NamedValue argument : arguments) {
        written.add(
            new CapturedArgument(
                argument.name(), codec.write(argument.value(), Object.class, call.budget())));
      }
      Outcome outcome =
          error == null
              ? new Outcome.Returned(codec.write(result, Object.class, call.budget()))
              : new Outcome.Threw(codec.write(error));
      Timing timing =
          new Timing(
              CallClock.instant(clock.epochNanos(startTicks)),
              Duration.ofNanos(Math.max(0, endTicks - startTicks)));
      call.add(
          new DependencyCall(kind, name, DependencyCall.CALLING_THREAD, written, outcome, timing));
    } catch (Throwable failure) {
      call.omitDependency();
    } finally {
      stack.atWork = false;
    }
  }

  /** Returns the monotonic time that {@link #dependency} takes as a start. */
  public long ticks() {
    return clock.ticks();
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
    stack.current(call.parent());
    return stack;
  }

  private static TraceIds currentTrace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? new TraceIds(span.getTraceId(), span.getSpanId()) : null;
  }
}
