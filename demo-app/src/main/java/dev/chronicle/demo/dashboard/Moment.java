package dev.chronicle.demo.dashboard;

import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.time.Instant;

/**
 * What the calls of one piece of a chart's time amount to.
 *
 * @param start where the piece starts
 * @param length how long it is
 * @param stats its calls
 */
public record Moment(Instant start, Duration length, FunctionStats stats) {

  /** Returns how many calls there were in a second. */
  public double rate() {
    return stats.calls() * 1e9 / length.toNanos();
  }

  /** Returns where the piece ends. */
  public Instant end() {
    return start.plus(length);
  }
}
