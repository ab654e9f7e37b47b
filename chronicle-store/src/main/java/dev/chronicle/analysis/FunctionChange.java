package dev.chronicle.analysis;

import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A function's figures in two sets of calls. One of them may have no calls.
 *
 * @param before of the first
 * @param after of the second
 */
public record FunctionChange(FunctionStats before, FunctionStats after) {

  /** Returns the function's public name. */
  public String name() {
    return before.name();
  }

  /** Says whether there are calls only after. */
  public boolean isNew() {
    return before.calls() == 0 && after.calls() > 0;
  }

  /** Says whether there are calls only before. */
  public boolean isGone() {
    return before.calls() > 0 && after.calls() == 0;
  }

  /** Returns the number of calls after, as a multiple of that before; empty if that was 0. */
  public OptionalDouble callsFactor() {
    return before.calls() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) after.calls() / before.calls());
  }

  /** Returns by how much the share of calls that threw grew, -1 to 1; empty if there is no both. */
  public OptionalDouble errorRateDifference() {
    return before.calls() == 0 || after.calls() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(after.errorRate() - before.errorRate());
  }

  /** Returns the median after, as a multiple of that before; empty if there is no both. */
  public OptionalDouble p50Factor() {
    return factor(before.p50(), after.p50());
  }

  /** Returns the 95th percentile after, as a multiple of that before; empty if there is no both. */
  public OptionalDouble p95Factor() {
    return factor(before.p95(), after.p95());
  }

  private OptionalDouble factor(Duration from, Duration to) {
    return before.calls() == 0 || after.calls() == 0 || from.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) to.toNanos() / from.toNanos());
  }
}
