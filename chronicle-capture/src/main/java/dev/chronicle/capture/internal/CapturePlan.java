package dev.chronicle.capture.internal;

import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Overload;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.FunctionPattern;
import dev.chronicle.capture.sampling.Sampler;
import dev.chronicle.capture.value.ValueCodec;
import java.util.Map;

/** Settings as they apply to single functions. Immutable; a change of settings makes a new one. */
final class CapturePlan {
  private final CaptureSettings settings;
  private final Map<CallLimit, LimitState> limits;
  private final ValueCodec codec;
  private final long slowNanos;

  /**
   * @param limits where each limit of the settings stands
   * @param codec writes down what notices show
   */
  CapturePlan(CaptureSettings settings, Map<CallLimit, LimitState> limits, ValueCodec codec) {
    this.settings = settings;
    this.limits = Map.copyOf(limits);
    this.codec = codec;
    this.slowNanos = settings.slowThreshold().toNanos();
  }

  CaptureSettings settings() {
    return settings;
  }

  Map<CallLimit, LimitState> limits() {
    return limits;
  }

  /** Returns how long a call takes that is kept in any case. */
  long slowNanos() {
    return slowNanos;
  }

  /** Says whether any call may be left out, so that the time must be known cheaply. */
  boolean isSelective() {
    return settings.sampler() != Sampler.always()
        || !settings.samplersByFunction().isEmpty()
        || !limits.isEmpty();
  }

  /** Returns how long a thread waits for room in the queue; 0 for not at all. */
  long blockNanos() {
    return settings.overload() instanceof Overload.Block block ? block.timeout().toNanos() : 0;
  }

  FunctionPlan forFunction(CapturedMethod method) {
    FunctionId function = method.counters().function();
    for (Map.Entry<FunctionPattern, Sampler> own : settings.samplersByFunction().entrySet()) {
      if (own.getKey().matches(function)) {
        return new FunctionPlan(
            this, own.getValue().forFunction(function), true, limitsOf(method, function));
      }
    }
    return new FunctionPlan(
        this, settings.sampler().forFunction(function), false, limitsOf(method, function));
  }

  private FunctionLimit[] limitsOf(CapturedMethod method, FunctionId function) {
    return settings.limits().stream()
        .filter(limit -> limit.functions().matches(function))
        .flatMap(limit -> limits.get(limit).of(method, codec).stream())
        .toArray(FunctionLimit[]::new);
  }
}
