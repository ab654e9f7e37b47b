package dev.chronicle.capture.sampling;

import dev.chronicle.call.FunctionId;
import java.time.Duration;

/**
 * Chooses the calls that are recorded.
 *
 * <p>It is asked before a call runs, so that a call that is left out costs next to nothing.
 * Whatever it answers, calls that throw and calls that are slow are kept: see {@code
 * CaptureSettings}.
 *
 * <p>Thread-safe and quick: it runs on the application's threads, many at a time. What it throws is
 * counted as a call that could not be captured. One sampler decides for all functions that it is
 * set for together, so {@code perSecond(10)} admits ten calls a second of all of them; those that
 * say so count each function by itself.
 */
@FunctionalInterface
public interface Sampler {

  /**
   * Says whether to record a call that is about to run.
   *
   * @param arguments what is passed; must neither be changed nor kept
   * @param nowNanos monotonic time from an arbitrary origin, some milliseconds old at most
   */
  boolean admits(Object[] arguments, long nowNanos);

  /**
   * Returns what decides for one function: this very sampler, or one of its own. Asked once for
   * each function after the settings have changed.
   */
  default Sampler forFunction(FunctionId function) {
    return this;
  }

  /** Records every call. */
  static Sampler always() {
    return Always.SAMPLER;
  }

  /**
   * Records this share of calls, chosen at random.
   *
   * @param rate from 0.0 to 1.0
   */
  static Sampler rate(double rate) {
    return new RateSampler(rate);
  }

  /**
   * Records the first calls of each second.
   *
   * @param calls how many, 0 to 1,000,000
   */
  static Sampler perSecond(int calls) {
    return new PerSecondSampler(calls);
  }

  /**
   * Records about this many calls a second of each function, and ten times as many for ten seconds
   * after a call of it threw, or was of a shape that had not been seen before.
   *
   * @param callsPerSecond of each function, 1 to 100,000
   */
  static Sampler adaptive(int callsPerSecond) {
    return new AdaptiveSampler(callsPerSecond);
  }

  /**
   * Records so many calls in each window of time of every kind of call. Two calls of a function are
   * of one kind if their arguments and their result have the same shape: types, keys of maps, which
   * of them are null, empty, zero or negative; constants of enums and booleans count in full. So
   * the first call of each new kind and each new type of exception is always recorded.
   *
   * @param calls of each kind, 1 to 1,000,000
   * @param window positive
   */
  static Sampler byCluster(int calls, Duration window) {
    return new ClusterSampler(calls, window);
  }

  /**
   * Reads a sampler as those above write themselves with {@code toString}: {@code always}, {@code
   * rate(0.1)}, {@code per-second(10)}, {@code adaptive(5)}, {@code by-cluster(20, PT1M)}.
   *
   * @throws IllegalArgumentException if {@code text} is none of these
   */
  static Sampler parse(String text) {
    return SamplerText.parse(text);
  }
}
