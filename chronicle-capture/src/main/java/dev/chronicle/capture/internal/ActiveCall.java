package dev.chronicle.capture.internal;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.value.ByteBudget;
import dev.chronicle.capture.value.ValueCodec;
import dev.chronicle.capture.value.ValueSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A captured call from its start until the writer has turned it into a {@link CapturedCall}.
 *
 * <p>Used by the thread that makes the call, then, once it ended and was queued, by the writer.
 * From then on it holds none of the application's objects but such as provably never change.
 */
public final class ActiveCall {
  /**
   * What the bookkeeping of one call takes beside its values; an estimate for the queue's bound.
   */
  private static final int OVERHEAD_BYTES = 400;

  private static final int DEPENDENCY_BYTES = 300;
  private static final int THROWABLE_BYTES = 200;

  private static final int MAX_DEPENDENCIES = 1_000;
  private static final String OMITTED = "omitted";

  private final Recorder recorder;
  private final CapturedMethod method;
  private final DropReason refusal;
  private final ActiveCall parent;
  private final Line callersLine;
  private final long startTicks;
  private final long startEpochNanos;
  private long id;
  private String thread;
  private TraceIds trace;
  private ByteBudget budget;
  private int bytesAtStart;
  private boolean withoutPayload;
  private Object[] liveArguments;
  private Object[] changeable;
  private CapturedValue[] arguments;
  private Object[] laterArguments;
  private Object laterResult;
  private int laterBytes;
  private ReplayAnswers answers;
  private List<DependencyCall> dependencies = List.of();

  /** {@code null} for none: a volatile field that is set in the constructor costs a fence. */
  private volatile List<Runnable> pending;

  /** Whether another thread can come to this call: not before a first fork or dependency call. */
  private boolean shared;

  private int omittedDependencies;
  private boolean ended;
  private Outcome outcome;
  private long durationNanos;
  private int bytes;

  /**
   * A call that begins now.
   *
   * @param refusal why it is not to be written down, unless it ends in a way that is; {@code null}
   *     if it is to be
   */
  ActiveCall(
      Recorder recorder,
      CapturedMethod method,
      DropReason refusal,
      ActiveCall parent,
      Line callersLine,
      long startTicks,
      long startEpochNanos) {
    this.recorder = recorder;
    this.method = method;
    this.refusal = refusal;
    this.parent = parent;
    this.callersLine = callersLine;
    this.startTicks = startTicks;
    this.startEpochNanos = startEpochNanos;
  }

  /** Notes, on the thread that makes the call, what it runs within. */
  void writeDown(long itsId, TraceIds itsTrace, ByteBudget itsBudget, String itsThread) {
    id = itsId;
    thread = itsThread;
    trace = itsTrace;
    budget = itsBudget;
    bytesAtStart = itsBudget.remaining();
  }

  /** Returns why this call was not to be written down; {@code null} if it was. */
  DropReason refusal() {
    return refusal;
  }

  /** Returns the id, which a call that was refused has only once somebody asks. For any thread. */
  long id() {
    return refusal == null ? id : idOfRefused();
  }

  private synchronized long idOfRefused() {
    if (id == 0) {
      id = recorder.idInPast(startEpochNanos, parent == null ? 0 : parent.id());
    }
    return id;
  }

  long startTicks() {
    return startTicks;
  }

  /** Leaves the values out, because the load is high. */
  void leavePayloadOut() {
    withoutPayload = true;
  }

  boolean isWithoutPayload() {
    return withoutPayload;
  }

  /** Keeps what was passed until the call ends, for who decides then. */
  void keepLive(Object[] passed) {
    liveArguments = passed;
  }

  /** Returns what was passed; {@code null} once the call has ended, or if it was not kept. */
  Object[] liveArguments() {
    return liveArguments;
  }

  /** Lets go of what was passed. */
  void releaseLive() {
    liveArguments = null;
  }

  /** Keeps an argument that the method may change, to be looked at again when the call ends. */
  void watch(int position, Object argument) {
    if (changeable == null) {
      changeable = new Object[position + 1];
    } else if (changeable.length <= position) {
      changeable = Arrays.copyOf(changeable, position + 1);
    }
    changeable[position] = argument;
  }

  /** Returns the arguments that changed, and lets go of all. */
  List<CapturedArgument> mutatedArguments(ValueCodec codec) {
    Object[] watched = changeable;
    if (watched == null) {
      return List.of();
    }
    changeable = null;
    List<CapturedArgument> mutated = new ArrayList<>();
    for (int i = 0; i < watched.length; i++) {
      ValueSlot slot = method.parameters().get(i);
      CapturedValue now =
          watched[i] == null ? null : codec.writeIfChanged(watched[i], slot, arguments[i], budget);
      if (now != null) {
        mutated.add(new CapturedArgument(slot.name(), now));
      }
    }
    return mutated;
  }

  Recorder recorder() {
    return recorder;
  }

  CapturedMethod method() {
    return method;
  }

  FunctionCounters counters() {
    return method.counters();
  }

  ActiveCall parent() {
    return parent;
  }

  ByteBudget budget() {
    return budget;
  }

  void arguments(CapturedValue[] values) {
    arguments = values;
  }

  /** Returns the line of execution that the call was made on; {@code null} for its first. */
  Line callersLine() {
    return callersLine;
  }

  void answers(ReplayAnswers ofReplay) {
    answers = ofReplay;
  }

  /** Returns who answers for what this call does in a replay; {@code null} outside any. */
  ReplayAnswers answers() {
    return answers;
  }

  /** Says whether dependency calls are only counted from now on, and then counts one. */
  synchronized boolean omitsFurtherDependency() {
    boolean omits = ended || dependencies.size() >= MAX_DEPENDENCIES;
    if (omits) {
      omittedDependencies++;
    }
    return omits;
  }

  /**
   * Keeps a place for a dependency call that starts now. Returns a negative number if none is to be
   * kept any more. For any thread.
   */
  synchronized int reserveDependency() {
    if (ended || dependencies.size() >= MAX_DEPENDENCIES) {
      omittedDependencies++;
      return -1;
    }
    shared = true;
    if (dependencies.isEmpty()) {
      dependencies = new ArrayList<>();
    }
    dependencies.add(null);
    return dependencies.size() - 1;
  }

  /** Fills the place that was kept for a dependency call. For any thread. */
  synchronized void dependency(int position, DependencyCall dependency) {
    if (!ended) {
      dependencies.set(position, dependency);
    }
  }

  /**
   * Keeps something to do at the end of the call: somebody who waits for a stage may go on before
   * those who are to be told of its completion are told. For any thread.
   */
  synchronized void settleAtEnd(Runnable settling) {
    if (pending == null) {
      pending = new ArrayList<>();
    }
    pending.add(settling);
  }

  /** Says whether something was kept for the end of the call. */
  boolean isAwaiting() {
    return pending != null;
  }

  /** Does what was kept for the end of the call. */
  void settle() {
    List<Runnable> settlings;
    synchronized (this) {
      settlings = pending;
      pending = null;
    }
    if (settlings != null) {
      settlings.forEach(Runnable::run);
    }
  }

  /** Counts a dependency call that could not be begun. For any thread. */
  synchronized void omitDependency() {
    omittedDependencies++;
  }

  /** Notes that other threads may come to this call from now on. */
  void share() {
    shared = true;
  }

  /** Ends the call. What its forks still do is not a part of it. */
  void end(Outcome itsOutcome, long endTicks) {
    if (shared) {
      synchronized (this) {
        seal(itsOutcome, endTicks);
      }
    } else {
      seal(itsOutcome, endTicks);
    }
  }

  private void seal(Outcome itsOutcome, long endTicks) {
    budget.close();
    outcome = itsOutcome;
    durationNanos = Math.max(0, endTicks - startTicks);
    bytes =
        OVERHEAD_BYTES
            + (bytesAtStart - budget.remaining())
            + laterBytes
            + dependencies.size() * DEPENDENCY_BYTES
            + (itsOutcome instanceof Outcome.Threw threw ? bytesOf(threw.error()) : 0);
    ended = true;
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
    return bytes;
  }

  /**
   * Leaves an argument to be written down later, if it has a weight. Returns whether it does.
   *
   * @param passed all arguments
   * @param weight negative for what must be written down at once
   */
  boolean deferArgument(int position, Object[] passed, int weight) {
    if (weight < 0) {
      return false;
    }
    if (laterArguments == null) {
      laterArguments = new Object[passed.length];
    }
    laterArguments[position] = passed[position];
    laterBytes += weight;
    return true;
  }

  /** Leaves the result to be written down later, if it has a weight. Returns whether it does. */
  boolean deferResult(Object result, int weight) {
    if (weight < 0) {
      return false;
    }
    laterResult = result;
    laterBytes += weight;
    return true;
  }

  /**
   * Writes down the arguments that were left for later, so that the secrets in them are known when
   * the call's dependency calls and its exception are written down.
   */
  void writeDeferredArguments() {
    if (laterArguments == null) {
      return;
    }
    synchronized (this) {
      if (laterArguments == null) {
        return;
      }
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] == null) {
          arguments[i] =
              recorder.codec().write(laterArguments[i], method.parameters().get(i), budget);
        }
      }
      laterBytes = 0;
      laterArguments = null;
    }
  }

  private void writeWhatWasDeferred() {
    writeDeferredArguments();
    if (laterResult != null) {
      outcome =
          new Outcome.Returned(
              recorder.codec().write(laterResult, method.result(), budget),
              outcome.mutatedArguments());
      laterResult = null;
    }
  }

  /** Returns what was passed. */
  List<CapturedArgument> namedArguments() {
    List<CapturedArgument> named = new ArrayList<>(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      named.add(new CapturedArgument(method.parameters().get(i).name(), arguments[i]));
    }
    return named;
  }

  CapturedCall toCapturedCall(ServiceId service) {
    writeWhatWasDeferred();
    return new CapturedCall(
        new CallId(id),
        parent == null ? null : new CallId(parent.id()),
        counters().function(),
        namedArguments(),
        outcome,
        timing(),
        new Origin(service, thread, trace),
        allDependencies());
  }

  private Timing timing() {
    return new Timing(CallClock.instant(startEpochNanos), Duration.ofNanos(durationNanos));
  }

  private synchronized List<DependencyCall> allDependencies() {
    if (dependencies.isEmpty() && omittedDependencies == 0) {
      return dependencies;
    }
    List<DependencyCall> all = new ArrayList<>(dependencies);
    all.removeIf(Objects::isNull);
    int omitted = omittedDependencies + dependencies.size() - all.size();
    if (omitted > 0) {
      all.add(
          new DependencyCall(
              OMITTED,
              omitted + " further calls",
              DependencyCall.CALLING_THREAD,
              0,
              List.of(),
              new Outcome.Returned(CapturedValue.NULL),
              timing()));
    }
    return all;
  }
}
