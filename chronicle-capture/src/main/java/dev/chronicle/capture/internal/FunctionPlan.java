package dev.chronicle.capture.internal;

import dev.chronicle.capture.sampling.OutcomeSampler;
import dev.chronicle.capture.sampling.Sampler;

/** What a {@link CapturePlan} means for one function. Thread-safe. */
final class FunctionPlan {
  private final CapturePlan whole;
  private final Sampler sampler;
  private final OutcomeSampler outcomes;
  private final boolean hasOwnSampler;
  private final FunctionLimit[] limits;

  FunctionPlan(CapturePlan whole, Sampler sampler, boolean hasOwnSampler, FunctionLimit[] limits) {
    this.whole = whole;
    this.sampler = sampler == Sampler.always() ? null : sampler;
    this.outcomes = sampler instanceof OutcomeSampler looking ? looking : null;
    this.hasOwnSampler = hasOwnSampler;
    this.limits = limits;
  }

  CapturePlan whole() {
    return whole;
  }

  /** Returns what chooses calls of this function; {@code null} if all are chosen. */
  Sampler sampler() {
    return sampler;
  }

  /** Returns the sampler if it looks at outcomes, else {@code null}. */
  OutcomeSampler outcomes() {
    return outcomes;
  }

  /** Says whether calls are chosen one by one, also within a call that was chosen or left out. */
  boolean hasOwnSampler() {
    return hasOwnSampler;
  }

  /** Returns the limits that a call must be within. */
  FunctionLimit[] limits() {
    return limits;
  }
}
