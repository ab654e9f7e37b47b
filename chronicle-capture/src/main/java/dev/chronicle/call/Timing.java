package dev.chronicle.call;

import java.time.Duration;
import java.time.Instant;

/**
 * When a call started and how long it took.
 *
 * @param start wall-clock time, UTC, to the microsecond or better
 * @param duration time on the monotonic clock, never negative
 */
public record Timing(Instant start, Duration duration) {

  /** Returns the wall-clock time at which the call was over. */
  public Instant end() {
    return start.plus(duration);
  }
}
