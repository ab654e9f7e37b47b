package dev.chronicle.capture.internal;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.capture.value.ByteBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A captured call from its start until the writer has turned it into a {@link CapturedCall}.
 *
 * <p>Used by the thread that makes the call, then, once it ended and was queued, by the writer. It
 * holds no reference to the application's objects.
 */
public final class ActiveCall {
  /**
   * What the bookkeeping of one call takes beside its values; an estimate for the queue's bound.
   */
  private static final int OVERHEAD_BYTES = 400;

  private static final int MAX_DEPENDENCIES = 1_000;
  private static final String OMITTED = "omitted";

  private final Recorder recorder;
  private final CapturedMethod method;
  private final long id;
  private final ActiveCall parent;
  private final long startTicks;
  private final long startEpochNanos;
  private final String thread;
  private final TraceIds trace;
  private final ByteBudget budget;
  private final int bytesAtStart;
  private CapturedValue[] arguments;
  private List<DependencyCall> dependencies = List.of();
  private int omittedDependencies;
  private Outcome outcome;
  private long durationNanos;

  ActiveCall(
      Recorder recorder,
      CapturedMethod method,
      long id,
      ActiveCall parent,
      long startTicks,
      long startEpochNanos,
      TraceIds trace,
      ByteBudget budget) {
    this.recorder = recorder;
    this.method = method;
    this.id = id;
    this.parent = parent;
    this.startTicks = startTicks;
    this.startEpochNanos = startEpochNanos;
    this.thread = Thread.currentThread().getName();
    this.trace = trace;
    this.budget = budget;
    this.bytesAtStart = budget.remaining();
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

  void add(DependencyCall dependency) {
    if (dependencies.isEmpty()) {
      dependencies = new ArrayList<>();
    }
    if (dependencies.size() < MAX_DEPENDENCIES) {
      dependencies.add(dependency);
    } else {
      omittedDependencies++;
    }
  }

  void omitDependency() {
    omittedDependencies++;
  }

  void end(Outcome outcome, long endTicks) {
    this.outcome = outcome;
    this.durationNanos = Math.max(0, endTicks - startTicks);
  }

  /** Returns roughly how many bytes this call takes while it is queued. */
  int estimatedBytes() {
    return OVERHEAD_BYTES + bytesAtStart - budget.remaining();
  }

  CapturedCall toCapturedCall(ServiceId service) {
    List<CapturedArgument> named = new ArrayList<>(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      named.add(new CapturedArgument(method.parameters().get(i).name(), arguments[i]));
    }
    return new CapturedCall(
        new CallId(id),
        parent == null ? null : new CallId(parent.id),
        counters().function(),
        named,
        outcome,
        timing(),
        new Origin(service, thread, trace),
        allDependencies());
  }

  private Timing timing() {
    return new Timing(CallClock.instant(startEpochNanos), Duration.ofNanos(durationNanos));
  }

  private List<DependencyCall> allDependencies() {
    if (omittedDependencies == 0) {
      return dependencies;
    }
    List<DependencyCall> all = new ArrayList<>(dependencies);
    all.add(
        new DependencyCall(
            OMITTED,
            omittedDependencies + " further calls",
            DependencyCall.CALLING_THREAD,
            List.of(),
            new Outcome.Returned(CapturedValue.NULL),
            timing()));
    return all;
  }
}
