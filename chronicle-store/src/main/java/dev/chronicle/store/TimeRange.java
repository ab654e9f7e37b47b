package dev.chronicle.store;

import java.time.Instant;

/**
 * A span of time, to the minute, which is what statistics are kept by.
 *
 * @param since start, inclusive, rounded down to its minute; {@code null} for no bound
 * @param until end, exclusive, rounded up to its minute; {@code null} for no bound
 */
public record TimeRange(Instant since, Instant until) {

  /** All of time. */
  public static final TimeRange ALL = new TimeRange(null, null);
}
