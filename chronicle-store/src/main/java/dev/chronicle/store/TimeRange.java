package dev.chronicle.store;

import java.time.Instant;

/**
 * A span of time. Statistics are kept by the minute, and by ten seconds within the hour before the
 * newest call: a range is widened to such a piece at both ends.
 *
 * @param since start, inclusive; {@code null} for no bound
 * @param until end, exclusive; {@code null} for no bound
 */
public record TimeRange(Instant since, Instant until) {

  /** All of time. */
  public static final TimeRange ALL = new TimeRange(null, null);
}
