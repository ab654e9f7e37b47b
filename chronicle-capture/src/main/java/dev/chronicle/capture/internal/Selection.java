package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.EndedCall;
import dev.chronicle.capture.sampling.OutcomeSampler;
import dev.chronicle.capture.sampling.Sampler;
import dev.chronicle.capture.value.ValueCodec;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which calls are recorded: before they run and, for those that were left out, once more
 * when it is known how they ended. Thread-safe.
 */
final class Selection {
  private final CallClock clock;
  private final ValueCodec codec;
  private final NoticeBoard notices;
  private volatile CapturePlan plan;

  Selection(CallClock clock, ValueCodec codec, NoticeBoard notices, CaptureSettings settings) {
    this.clock = clock;
    this.codec = codec;
    this.notices = notices;
    apply(settings);
  }

  CaptureSettings settings() {
    return plan.settings();
  }

  /** Replaces the settings. Limits that stay go on counting where they were. */
  synchronized void apply(CaptureSettings settings) {
    Map<CallLimit, LimitState> limits = new HashMap<>();
    for (CallLimit limit : settings.limits()) {
      LimitState known = plan == null ? null : plan.limits().get(limit);
      limits.put(limit, known == null ? new LimitState(limit, notices) : known);
    }
    plan = new CapturePlan(settings, limits, codec);
    clock.tickCheaply(plan.isSelective());
  }

  /** Returns how long a thread waits for room in the queue; 0 for not at all. */
  long blockNanos() {
    return plan.blockNanos();
  }

  /**
   * Says why a call that is about to run is not to be written down; {@code null} if it is.
   *
   * @param around the captured call that it is made in, or {@code null}
   */
  DropReason refuses(CapturedMethod method, ActiveCall around, Object[] arguments) {
    FunctionPlan plan = method.plan(this.plan);
    if (plan.sampler() == null && plan.limits().length == 0) {
      return plan.hasOwnSampler() ? null : reasonOf(around);
    }
    if (around != null && !plan.hasOwnSampler()) {
      if (reasonOf(around) != null) {
        return reasonOf(around);
      }
    } else if (!isAdmitted(plan.sampler(), arguments)) {
      return DropReason.SAMPLED_OUT;
    }
    return isWithinLimits(plan, arguments) ? null : DropReason.LIMIT_REACHED;
  }

  private static DropReason reasonOf(ActiveCall call) {
    return call instanceof LeftOutCall leftOut ? leftOut.reason() : null;
  }

  /**
   * Says whether to keep a call that was left out before, now that it has ended.
   *
   * @param error what it threw; {@code null} if it returned {@code result}
   */
  boolean keeps(LeftOutCall call, Object result, Throwable error) {
    FunctionPlan plan = call.method().plan(this.plan);
    boolean isKept = error != null || isSlow(call, plan.whole().slowNanos());
    if (plan.outcomes() != null) {
      isKept |= isKeptBy(plan.outcomes(), call, result, error);
    }
    return isKept
        && call.reason() != DropReason.LIMIT_REACHED
        && isWithinLimits(plan, call.arguments());
  }

  /** Lets a sampler see how a call ended that was admitted. */
  void ended(CapturedMethod method, Object[] passed, Object result, Throwable error) {
    OutcomeSampler outcomes = method.plan(plan).outcomes();
    if (outcomes != null) {
      outcomes.keeps(new EndedCall(passed, result, error, true, clock.coarseTicks()));
    }
  }

  /** Says whether {@link #ended} is to be told of calls of this method. */
  boolean looksAtOutcomesOf(CapturedMethod method) {
    return method.plan(plan).outcomes() != null;
  }

  private boolean isAdmitted(Sampler sampler, Object[] arguments) {
    return sampler == null || sampler.admits(arguments, clock.coarseTicks());
  }

  private boolean isKeptBy(
      OutcomeSampler sampler, LeftOutCall call, Object result, Throwable error) {
    return sampler.keeps(
        new EndedCall(call.arguments(), result, error, false, clock.coarseTicks()));
  }

  private boolean isSlow(LeftOutCall call, long slowNanos) {
    // The cheap clock is late, so whatever it says is checked by the exact one.
    return clock.coarseTicks() - call.startTicks() >= slowNanos - CallClock.COARSE_NANOS
        && clock.ticks() - call.startTicks() >= slowNanos;
  }

  private boolean isWithinLimits(FunctionPlan plan, Object[] arguments) {
    boolean isWithin = true;
    for (FunctionLimit limit : plan.limits()) {
      isWithin &= limit.admits(arguments, clock.coarseTicks());
    }
    return isWithin;
  }
}
