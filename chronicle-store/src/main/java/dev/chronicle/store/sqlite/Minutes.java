package dev.chronicle.store.sqlite;

import dev.chronicle.store.TimeRange;
import java.time.Instant;

/** Counts minutes since 1970, which rollups and losses are kept by. */
final class Minutes {
  private static final int SECONDS = 60;

  private Minutes() {}

  /** Returns the minute that {@code time} lies in. */
  static long of(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  /** Returns the first minute of the range. */
  static long first(TimeRange range) {
    return range.since() == null ? Long.MIN_VALUE : of(range.since());
  }

  /** Returns the first minute after the range. */
  static long end(TimeRange range) {
    if (range.until() == null) {
      return Long.MAX_VALUE;
    }
    long minute = of(range.until());
    boolean fullMinute = range.until().equals(Instant.ofEpochSecond(minute * SECONDS));
    return fullMinute ? minute : minute + 1;
  }
}
