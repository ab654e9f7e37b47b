package dev.chronicle.analysis;

import dev.chronicle.call.CallId;
import java.time.Duration;

/**
 * What a function's calls spend on one dependency.
 *
 * @param kind what is called: {@code sql}, {@code http}, {@code method}, …
 * @param name what identifies it among its kind
 * @param calls how many calls of it
 * @param errors how many of those failed
 * @param total how long they took together
 * @param max how long the longest took
 * @param shareOfTime share of the function's own time, 0 to 1; together with others it may be above
 *     1 where calls ran at the same time
 * @param example the captured call with the longest of them
 */
public record DependencyShare(
    String kind,
    String name,
    long calls,
    long errors,
    Duration total,
    Duration max,
    double shareOfTime,
    CallId example) {

  /** Returns the mean duration. */
  public Duration mean() {
    return total.dividedBy(calls);
  }
}
