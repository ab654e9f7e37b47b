package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

  private static final CapturedValue LEFT_OUT =
      new CapturedValue(
          "\"left out under load\"",
          Fidelity.OPAQUE,
          List.of(new Loss("$", Loss.Reason.OVERLOAD, "more calls came than could be stored")));

  private static final int FRAMES_TO_SPARE = 128;

  private static volatile Recorder installed;

  /** Whether anybody listens to woven code: all that it reads while nobody does. */
  private static volatile boolean active;

  private static int replays;

  private final CapturedMethods methods;
  private final Dependencies dependencies;
  private final CallIds ids = new CallIds();
  private final CallClock clock;
  private final ValueCodec codec;
  private final LateWriting late;
  private final Selection selection;
  private final CallOutlet outlet;

  Recorder(
      CallClock clock,
      ValueCodec codec,
      Selection selection,
      Set<String> kindsLeftOut,
      CallOutlet outlet) {
    this.methods = new CapturedMethods(codec);
    this.dependencies = new Dependencies(codec, clock, kindsLeftOut);
    this.clock = clock;
    this.codec = codec;
    this.late = new LateWriting(codec);
    this.selection = selection;
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
   * Begins a call for the woven method: {@code null} when it is not to be recorded. Throws only in
   * a replay.
   */
  public static ActiveCall enter(JoinPoint.StaticPart joinPoint, Object[] arguments) {
    CallStack stack = CallStack.ofThisThread();
    Recorder recorder = stack.recorder();
    return recorder == null ? null : recorder.begin(stack, joinPoint, arguments);
  }

  /** Ends a call with the result of the woven method, which is handed back. Never throws. */
  public static Object returned(ActiveCall call, Object result) {
    if (call != null) {
      call.recorder().end(call, result, null);
    }
    return result;
  }

  /** Ends a call with the exception of the woven method, which is thrown on as it is. */
  public static RuntimeException threw(ActiveCall call, Throwable error) {
    if (call != null) {
      call.recorder().end(call, null, error);
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
      DropReason refusal = selection.refuses(method, stack.current(), arguments);
      Load load = outlet.load();
      if (refusal == null && load == Load.FULL) {
        refusal = DropReason.QUEUE_FULL;
      }
      return refusal == null
          ? writeDown(stack, method, arguments, load)
          : leaveOut(stack, method, arguments, refusal);
    } catch (Throwable failure) {
      if (method != null) {
        outlet.refused(method.counters(), DropReason.CAPTURE_FAILED);
      }
      if (stack.replay() != null) {
        throw Unchecked.rethrow(failure);
      }
      return null;
    } finally {
      stack.atWork = false;
    }
  }

  private ActiveCall writeDown(
      CallStack stack, CapturedMethod method, Object[] arguments, Load load) {
    ActiveCall parent = stack.current();
    long startTicks = clock.ticks();
    long startEpochNanos = clock.epochNanos(startTicks);
    ActiveCall call =
        new ActiveCall(this, method, null, parent, stack.lineIfAny(), startTicks, startEpochNanos);
    if (parent != null) {
      // A parent that was refused takes its id now, below this one.
      parent.id();
    }
    ByteBudget budget = codec.newBudget();
    call.writeDown(
        ids.next(startEpochNanos), currentTrace(), budget, stack.name().shownBy(codec, budget));
    if (load == Load.HIGH) {
      call.leavePayloadOut();
    }
    call.arguments(
        call.isWithoutPayload()
            ? leftOut(arguments.length)
            : writeArguments(method, arguments, call));
    if (selection.looksAtOutcomesOf(method)) {
      call.keepLive(arguments);
    }
    if (stack.replay() != null) {
      call.answers(
          stack
              .replay()
              .answersFor(parent)
              .nested(method.counters().function(), call.namedArguments()));
    }
    stack.enter(call);
    return call;
  }

  /**
   * Begins a call that is not to be written down, unless its end changes that. What it does stays a
   * part of the call around it, if that is written down.
   */
  private ActiveCall leaveOut(
      CallStack stack, CapturedMethod method, Object[] arguments, DropReason refusal) {
    ActiveCall parent = stack.current();
    long startTicks = clock.coarseTicks();
    ActiveCall call =
        new ActiveCall(
            this,
            method,
            refusal,
            parent,
            stack.lineIfAny(),
            startTicks,
            clock.epochNanos(startTicks));
    call.keepLive(arguments);
    if (parent == null || parent.refusal() != null) {
      stack.enter(call);
    }
    return call;
  }

  private void end(ActiveCall call, Object result, Throwable error) {
    long endTicks = call.refusal() == null ? clock.ticks() : 0;
    CallStack stack = leave(call);
    if (!(result instanceof CompletionStage<?> stage && endsWith(stage, call))) {
      end(stack, call, result, error, endTicks);
    }
  }

  /** Ends the call when the stage that it returned completes. */
  private boolean endsWith(CompletionStage<?> stage, ActiveCall call) {
    try {
      stage.whenComplete(
          (result, error) ->
              end(CallStack.ofThisThread(), call, result, cause(error), clock.ticks()));
      return true;
    } catch (Throwable notSupported) {
      return false;
    }
  }

  /** Returns what a stage failed with, without the wrapping of the stages behind it. */
  static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  private void end(
      CallStack stack, ActiveCall call, Object result, Throwable error, long endTicks) {
    if (call.isAwaiting()) {
      call.settle();
    }
    if (!stack.beginWork()) {
      return;
    }
    try {
      if (error instanceof StackOverflowError) {
        requireRoom(FRAMES_TO_SPARE);
      }
      if (call.refusal() == null) {
        if (call.liveArguments() != null) {
          selection.ended(call, result, error);
        }
        offer(call, result, error, endTicks);
      } else if (selection.keeps(call, result, error)) {
        writeDownLate(call);
        offer(call, result, error, clock.ticks());
      } else {
        outlet.refused(call.counters(), call.refusal());
      }
    } catch (Throwable failure) {
      outlet.refused(call.counters(), DropReason.CAPTURE_FAILED);
    } finally {
      call.releaseLive();
      stack.atWork = false;
    }
  }

  /**
   * Fails now if the stack is all but used up: a failure between the two steps in which the queue
   * takes a call would leave a place in it that is never filled, and the writer waiting for it.
   */
  private static int requireRoom(int frames) {
    return frames == 0 ? 0 : 1 + requireRoom(frames - 1);
  }

  private void offer(ActiveCall call, Object result, Throwable error, long endTicks) {
    call.releaseLive();
    call.end(outcome(call, result, error), endTicks);
    outlet.offer(call);
  }

  private Outcome outcome(ActiveCall call, Object result, Throwable error) {
    if (error == null) {
      CapturedValue value = writeResult(call, result);
      return new Outcome.Returned(value, call.mutatedArguments(codec));
    }
    call.writeDeferredArguments();
    return new Outcome.Threw(codec.write(error, call.budget()), call.mutatedArguments(codec));
  }

  private void writeDownLate(ActiveCall call) {
    ByteBudget budget = codec.newBudget();
    String thread = CallStack.ofThisThread().name().shownBy(codec, budget);
    call.writeDown(call.id(), currentTrace(), budget, thread);
    if (outlet.load() != Load.NORMAL) {
      call.leavePayloadOut();
    }
    Object[] arguments = call.liveArguments();
    call.arguments(
        call.isWithoutPayload()
            ? leftOut(arguments.length)
            : late.write(call.method().parameters(), arguments, call.budget()));
  }

  /** Returns a late call's id; see {@link CallIds#inPast}. */
  long idInPast(long startEpochNanos, long parent) {
    return ids.inPast(startEpochNanos, parent);
  }

  private CapturedValue[] writeArguments(
      CapturedMethod method, Object[] arguments, ActiveCall call) {
    CapturedValue[] written = new CapturedValue[arguments.length];
    List<ValueSlot> parameters = method.parameters();
    for (int i = 0; i < arguments.length; i++) {
      if (call.deferArgument(i, arguments, weight(arguments[i]))) {
        continue;
      }
      written[i] = codec.write(arguments[i], parameters.get(i), call.budget());
      if (call.budget().latestMayChange()) {
        call.watch(i, arguments[i]);
      }
    }
    return written;
  }

  private static CapturedValue[] leftOut(int count) {
    CapturedValue[] values = new CapturedValue[count];
    Arrays.fill(values, LEFT_OUT);
    return values;
  }

  private CapturedValue writeResult(ActiveCall call, Object result) {
    ValueSlot slot = call.method().result();
    if (slot == null) {
      return CapturedValue.NULL;
    }
    if (call.isWithoutPayload()) {
      return LEFT_OUT;
    }
    return call.deferResult(result, weight(result))
        ? CapturedValue.NULL
        : codec.write(result, slot, call.budget());
  }

  /** Returns what a value weighs if it may be written down later, else a negative number. */
  private int weight(Object value) {
    return value == null || !outlet.takesValuesLive() ? -1 : codec.weightIfImmutable(value);
  }

  ValueCodec codec() {
    return codec;
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
