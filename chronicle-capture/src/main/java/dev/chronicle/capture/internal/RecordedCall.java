package dev.chronicle.capture.internal;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import java.time.Duration;
import java.util.List;

/**
 * A call that is written down, from its start until the writer has turned it into a {@link
 * CapturedCall}.
 *
 * <p>Used by the thread that makes the call, then, once it ended and was queued, by the writer.
 * From then on it holds none of the application's objects but such as provably never change and
 * hold no secret.
 */
final class RecordedCall extends QueuePlace implements ActiveCall {
  /**
   * What the bookkeeping of one call takes beside its values; an estimate for the queue's bound.
   */
  private static final int OVERHEAD_BYTES = 400;

  private static final int THROWABLE_BYTES = 200;

  private final Recorder recorder;
  private final CapturedMethod method;
  private final long id;
  private final long parentId;
  private final long startTicks;
  private final long startEpochNanos;
  private String thread;
  private final TraceIds trace;
  private final ByteBudget budget;
  private final int bytesAtStart;
  private ActiveCall parent;
  private Line callersLine;
  private CallArguments arguments;
  private Object[] passed;
  private ReplayAnswers answers;

  /** There once a dependency call or a fork was made, so before another thread comes here. */
  private DependencyLog dependencies;

  private Outcome outcome;
  private Object laterResult;
  private int laterBytes;
  private long durationNanos;
  private int estimatedBytes;

  /**
   * A call whose arguments are yet to be written down.
   *
   * @param parentId 0 for none
   */
  RecordedCall(
      Recorder recorder,
      CapturedMethod method,
      long id,
      long parentId,
      long startTicks,
      long startEpochNanos,
      String thread,
      TraceIds trace,
      ByteBudget budget) {
    this.recorder = recorder;
    this.method = method;
    this.id = id;
    this.parentId = parentId;
    this.startTicks = startTicks;
    this.startEpochNanos = startEpochNanos;
    this.thread = thread;
    this.trace = trace;
    this.budget = budget;
    this.bytesAtStart = budget.remaining();
  }

  /** Notes, on the thread that makes the call, where it was made. */
  void madeIn(ActiveCall itsParent, Line itsCallersLine) {
    parent = itsParent;
    callersLine = itsCallersLine;
  }

  /** Lets go of where it was made: a chain of forks may be endless. */
  void forgetWhereMade() {
    parent = null;
    callersLine = null;
  }

  @Override
  public void end(Object result, Throwable error) {
    recorder.end(this, result, error);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public ActiveCall parent() {
    return parent;
  }

  @Override
  public Line callersLine() {
    return callersLine;
  }

  @Override
  public void share() {
    dependencies();
  }

  /** Returns what the call asks others for. */
  DependencyLog dependencies() {
    if (dependencies == null) {
      dependencies = new DependencyLog();
    }
    return dependencies;
  }

  CapturedMethod method() {
    return method;
  }

  FunctionCounters counters() {
    return method.counters();
  }

  ByteBudget budget() {
    return budget;
  }

  void arguments(CallArguments written) {
    arguments = written;
  }

  CallArguments arguments() {
    return arguments;
  }

  /** Says whether the values are left out, because the load is high. */
  boolean isWithoutPayload() {
    return arguments.areLeftOut();
  }

  /** Keeps what was passed until the call ends, for who looks at it then. */
  void keepPassed(Object[] live) {
    passed = live;
  }

  /** Returns what was passed, if that was kept, and lets go of it. */
  Object[] takePassed() {
    Object[] live = passed;
    passed = null;
    return live;
  }

  void answers(ReplayAnswers ofReplay) {
    answers = ofReplay;
  }

  /** Returns who answers for what this call does in a replay; {@code null} outside any. */
  ReplayAnswers answers() {
    return answers;
  }

  /** Notes what can be awaited no longer: calls that were told of a completion after this one. */
  void settle() {
    if (dependencies != null) {
      dependencies.settle();
    }
  }

  /** Leaves the result to be written down later. */
  void deferResult(Object result, int weight) {
    laterResult = result;
    laterBytes = weight;
  }

  /** Notes how the call ended. What its forks still do is not a part of it. */
  void ended(Outcome itsOutcome, long endTicks, ValueCodec codec) {
    int ofDependencies = dependencies == null ? 0 : dependencies.close();
    outcome = itsOutcome;
    if (budget.knowsSecrets()) {
      hideRevealed(codec);
    }
    budget.close();
    durationNanos = Math.max(0, endTicks - startTicks);
    estimatedBytes =
        OVERHEAD_BYTES
            + (bytesAtStart - budget.remaining())
            + arguments.laterBytes()
            + laterBytes
            + ofDependencies
            + (itsOutcome instanceof Outcome.Threw threw ? bytesOf(threw.error()) : 0);
  }

  /** Hides what one part of the call has shown to be secret in those written before, too. */
  private void hideRevealed(ValueCodec codec) {
    LateVeil veil = new LateVeil(codec, budget);
    writeLater(codec);
    arguments.replaceWritten(value -> codec.hide(value, budget));
    outcome = veil.over(outcome);
    thread = codec.hide(thread, budget);
    if (dependencies != null) {
      dependencies.replaceAll(veil::over);
    }
  }

  private void writeLater(ValueCodec codec) {
    arguments.writeLater(codec, budget);
    if (laterResult != null) {
      outcome =
          new Outcome.Returned(
              codec.write(laterResult, method.result(), budget), outcome.mutatedArguments());
      laterResult = null;
      laterBytes = 0;
    }
  }

  private static int bytesOf(CapturedThrowable error) {
    int sum = 0;
    for (CapturedThrowable at = error; at != null; at = at.cause()) {
      int message = at.message() == null ? 0 : at.message().length();
      sum += THROWABLE_BYTES + 2 * message + at.stackTrace().length();
    }
    return sum;
  }

  /** Returns roughly how many bytes this call takes while it is queued. */
  int estimatedBytes() {
    return estimatedBytes;
  }

  /** Writes down what was left for later, and returns the call as sinks get it. */
  CapturedCall toCapturedCall(ServiceId service, ValueCodec codec) {
    writeLater(codec);
    Timing timing = new Timing(CallClock.instant(startEpochNanos), Duration.ofNanos(durationNanos));
    List<DependencyCall> itsDependencies =
        dependencies == null ? List.of() : dependencies.calls(timing);
    return new CapturedCall(
        new CallId(id),
        parentId == 0 ? null : new CallId(parentId),
        counters().function(),
        arguments.named(),
        outcome,
        timing,
        new Origin(service, thread, trace),
        itsDependencies);
  }
}
