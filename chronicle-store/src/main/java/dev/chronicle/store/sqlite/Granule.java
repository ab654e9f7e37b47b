package dev.chronicle.store.sqlite;

import dev.chronicle.store.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The spans of time, in seconds since 1970, that calls are counted by. */
final class Granule {
  /** All calls of a part. */
  static final int WHOLE_PART = 0;

  /** Counted by as long as calls are new. */
  static final int FINE = 10;

  static final int MINUTE = 60;
  static final int HOUR = 3_600;

  /** All spans that calls are counted by. */
  static final List<Integer> ALL = List.of(WHOLE_PART, FINE, MINUTE, HOUR);

  /** The spans that calls of segments are counted by for good. */
  static final List<Integer> LASTING = List.of(WHOLE_PART, MINUTE, HOUR);

  /** How long before the newest call statistics can be told to the fine granule. */
  static final Duration FINE_FOR = Duration.ofHours(1);

  private Granule() {}

  /** Returns what a range can be told to, if the newest call started then. */
  static int of(TimeRange range, Instant newest) {
    return range.since() != null && !range.since().isBefore(newest.minus(FINE_FOR)) ? FINE : MINUTE;
  }

  static long floor(long seconds, int granule) {
    return granule == WHOLE_PART ? 0 : Math.floorDiv(seconds, granule) * granule;
  }

  static long ceil(long seconds, int granule) {
    return -floor(-seconds, granule);
  }

  /** Returns the first second of a range that begins at {@code since}. */
  static long first(Instant since, int granule) {
    return floor(since.getEpochSecond(), granule);
  }

  /** Returns the first second after a range that ends before {@code until}. */
  static long end(Instant until, int granule) {
    long second = until.getEpochSecond() + (until.getNano() > 0 ? 1 : 0);
    return ceil(second, granule);
  }
}
