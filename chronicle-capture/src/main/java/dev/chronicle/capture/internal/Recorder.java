package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.aspectj.lang.JoinPoint;

/**
 * Follows the calls of woven methods from their beginning to their end, on the threads that make
 * them.
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
  private final DependencyRecorder dependencies;
  private final CallIds ids = new CallIds();
  private final CallClock clock;
  private final ValueCodec codec;
  private final Snapshot snapshot;
  private final Selection selection;
  private final CallOutlet outlet;

  Recorder(
      CallClock clock,
      ValueCodec codec,
      Selection selection,
      Set<String> kindsLeftOut,
      CallOutlet outlet) {
    this.methods = new CapturedMethods(codec);
    this.dependencies = new DependencyRecorder(codec, clock, kindsLeftOut);
    this.clock = clock;
    this.codec = codec;
    this.snapshot = new Snapshot(codec, outlet.takesValuesLive());
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

  DependencyRecorder dependencies() {
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
      call.end(result, null);
    }
    return result;
  }

  /** Ends a call with the exception of the woven method, which is thrown on as it is. */
  public static RuntimeException threw(ActiveCall call, Throwable error) {
    if (call != null) {
      call.end(null, error);
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
          ? record(stack, method, arguments, load)
          : leaveOut(stack, method, arguments, refusal);
    } catch (Throwable failure) {
      if (method != null) {
        method.counters().refused(DropReason.CAPTURE_FAILED);
      }
      if (stack.replay() != null) {
        throw Unchecked.rethrow(failure);
      }
      return null;
    } finally {
      stack.atWork = false;
    }
  }

  private RecordedCall record(
      CallStack stack, CapturedMethod method, Object[] arguments, Load load) {
    ActiveCall parent = stack.current();
    long startTicks = clock.ticks();
    long startEpochNanos = clock.epochNanos(startTicks);
    // A parent that was left out takes its id now, below this one.
    long parentId = parent == null ? 0 : parent.id();
    ByteBudget budget = codec.newBudget(budgetOf(parent));
    RecordedCall call =
        new RecordedCall(
            this,
            method,
            ids.next(startEpochNanos),
            parentId,
            startTicks,
            startEpochNanos,
            stack.name().shownBy(codec, budget),
            currentTrace(),
            budget);
    call.arguments(
        load == Load.HIGH ? snapshot.leftOut(method) : snapshot.before(method, arguments, budget));
    if (selection.looksAtOutcomesOf(method)) {
      call.keepPassed(arguments);
    }
    if (stack.replay() != null) {
      ReplayAnswers around = stack.replay().answersFor(parent);
      call.answers(around.nested(method.counters().function(), call.arguments().named()));
    }
    call.madeIn(parent, stack.lineIfAny());
    stack.enter(call);
    return call;
  }

  /**
   * Begins a call that is not to be written down, unless its end changes that. What it does stays a
   * part of the call around it, if that is written down.
   */
  private LeftOutCall leaveOut(
      CallStack stack, CapturedMethod method, Object[] arguments, DropReason reason) {
    ActiveCall parent = stack.current();
    LeftOutCall call =
        new LeftOutCall(
            this, method, reason, parent, stack.lineIfAny(), clock.coarseTicks(), arguments);
    if (!(parent instanceof RecordedCall)) {
      stack.enter(call);
    }
    return call;
  }

  void end(RecordedCall call, Object result, Throwable error) {
    try {
      long endTicks = clock.ticks();
      CallStack stack = CallStack.ofThisThread();
      stack.leave(call);
      call.forgetWhereMade();
      if (!call.method().mayReturnStage()
          || !(result instanceof CompletionStage<?> stage && endsWith(stage, call))) {
        offer(stack, call, result, error, endTicks);
      }
    } catch (Throwable stackIsUsedUp) {
      // Not even counting it is possible here.
    }
  }

  void end(LeftOutCall call, Object result, Throwable error) {
    try {
      CallStack stack = CallStack.ofThisThread();
      if (!(call.parent() instanceof RecordedCall)) {
        stack.leave(call);
      }
      if (!call.method().mayReturnStage()
          || !(result instanceof CompletionStage<?> stage && endsWith(stage, call))) {
        countOrKeep(stack, call, result, error);
      }
    } catch (Throwable stackIsUsedUp) {
      // Not even counting it is possible here.
    }
  }

  /** Ends the call when the stage that it returned completes. */
  private boolean endsWith(CompletionStage<?> stage, RecordedCall call) {
    try {
      stage.whenComplete(
          (result, error) ->
              offer(CallStack.ofThisThread(), call, result, cause(error), clock.ticks()));
      return true;
    } catch (Throwable notSupported) {
      return false;
    }
  }

  private boolean endsWith(CompletionStage<?> stage, LeftOutCall call) {
    try {
      stage.whenComplete(
          (result, error) -> countOrKeep(CallStack.ofThisThread(), call, result, cause(error)));
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

  private void offer(
      CallStack stack, RecordedCall call, Object result, Throwable error, long endTicks) {
    call.settle();
    if (!stack.beginWork()) {
      call.counters().refused(DropReason.CAPTURE_FAILED);
      return;
    }
    try {
      Object[] passed = call.takePassed();
      if (passed != null) {
        selection.ended(call.method(), passed, result, error);
      }
      call.ended(snapshot.outcome(call, result, error), endTicks, codec);
      outlet.offer(call);
    } catch (Throwable failure) {
      call.counters().refused(DropReason.CAPTURE_FAILED);
    } finally {
      stack.atWork = false;
    }
  }

  private void countOrKeep(CallStack stack, LeftOutCall call, Object result, Throwable error) {
    if (!stack.beginWork()) {
      call.release();
      call.method().counters().refused(call.reason());
      return;
    }
    try {
      if (isStillFull(call) || !selection.keeps(call, result, error)) {
        call.release();
        call.method().counters().refused(call.reason());
        return;
      }
      RecordedCall kept = kept(stack, call);
      call.release();
      kept.ended(snapshot.outcome(kept, result, error), clock.ticks(), codec);
      outlet.offer(kept);
    } catch (Throwable failure) {
      call.method().counters().refused(DropReason.CAPTURE_FAILED);
    } finally {
      stack.atWork = false;
    }
  }

  private static ByteBudget budgetOf(ActiveCall call) {
    return call instanceof RecordedCall recorded ? recorded.budget() : null;
  }

  /** Says whether there is no room for a call, as there was none when it began. */
  private boolean isStillFull(LeftOutCall call) {
    return call.reason() == DropReason.QUEUE_FULL && outlet.load() == Load.FULL;
  }

  /** Writes down, when it has ended, a call that had been left out. */
  private RecordedCall kept(CallStack stack, LeftOutCall call) {
    ActiveCall parent = call.parent();
    ByteBudget budget = codec.newBudget(budgetOf(parent));
    RecordedCall kept =
        new RecordedCall(
            this,
            call.method(),
            call.id(),
            parent == null ? 0 : parent.id(),
            call.startTicks(),
            clock.epochNanos(call.startTicks()),
            stack.name().shownBy(codec, budget),
            currentTrace(),
            budget);
    kept.arguments(
        outlet.load() == Load.NORMAL
            ? snapshot.after(call.method(), call.arguments(), budget)
            : snapshot.leftOut(call.method()));
    return kept;
  }

  /** Returns a late call's id; see {@link CallIds#inPast}. */
  long idInPast(long startTicks, long parent) {
    return ids.inPast(clock.epochNanos(startTicks), parent);
  }

  private static TraceIds currentTrace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? new TraceIds(span.getTraceId(), span.getSpanId()) : null;
  }
}
