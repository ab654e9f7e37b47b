package dev.chronicle.store;

import java.time.Duration;

/**
 * How often a function was called and how long that took. Percentiles come from a histogram with
 * three significant digits; they and the mean are zero where there were no calls.
 *
 * @param name the public name of the function
 * @param calls number of calls stored
 * @param errors how many of them threw
 * @param totalDuration sum of all durations, exact
 * @param p50 median duration
 * @param p95 duration that 95 % of calls stay within
 * @param p99 duration that 99 % of calls stay within
 * @param max longest duration
 */
public record FunctionStats(
    String name,
    long calls,
    long errors,
    Duration totalDuration,
    Duration p50,
    Duration p95,
    Duration p99,
    Duration max) {

  /** Returns the mean duration, zero where there were no calls. */
  public Duration meanDuration() {
    return calls == 0 ? Duration.ZERO : totalDuration.dividedBy(calls);
  }

  /** Returns the share of calls that threw, 0 to 1; 0 where there were no calls. */
  public double errorRate() {
    return calls == 0 ? 0 : (double) errors / calls;
  }
}
