package dev.chronicle.capture.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Says how long the writer pauses: between two rounds, so that a call that just missed one is with
 * the sink before a flush interval is over, and within a round, so that on a busy machine no thread
 * of the application waits for a whole one. For the writer's thread only.
 */
final class RoundPace {
  /** What is kept free for delays that nobody foresees, as a share of the interval. */
  private static final int RESERVE = 5;

  /** How fast a slow round is forgotten. */
  private static final int MEMORY = 8;

  /** A tenth of a millisecond's work for calls with a few dependencies. */
  private static final int CALLS_BETWEEN_RESTS = 16;

  private static final long REST = TimeUnit.MICROSECONDS.toNanos(100);

  private final long interval;
  private final int fullBatch;
  private long expected;
  private long round;

  RoundPace(Duration flushInterval, int fullBatch) {
    this.interval = flushInterval.toNanos();
    this.fullBatch = fullBatch;
  }

  /**
   * Begins a round of so many calls. One of a full batch or more, behind which others wait, has no
   * rests.
   */
  void begin(long calls) {
    round = calls;
  }

  /**
   * Returns how many nanoseconds the writer rests, mostly zero.
   *
   * @param done how many calls of the batch are done
   */
  long restAfter(int done) {
    boolean isTime = done % CALLS_BETWEEN_RESTS == 0 && done < round;
    return isTime && round < fullBatch ? REST : 0;
  }

  /**
   * Returns the pause in nanoseconds, zero if there is no time for one.
   *
   * @param nanos how many nanoseconds the last round took
   */
  long pauseAfter(long nanos) {
    expected = Math.max(nanos, expected - expected / MEMORY);
    return Math.max(0, interval - interval / RESERVE - nanos - expected);
  }
}
