package dev.chronicle.capture.internal;

import java.time.Duration;

/**
 * Says how long the writer pauses between two rounds, so that a call that just missed one is with
 * the sink before a flush interval is over. For the writer's thread only.
 */
final class RoundPace {
  /** What is kept free for delays that nobody foresees, as a share of the interval. */
  private static final int RESERVE = 5;

  /** How fast a slow round is forgotten. */
  private static final int MEMORY = 8;

  private final long interval;
  private long expected;

  RoundPace(Duration flushInterval) {
    this.interval = flushInterval.toNanos();
  }

  /**
   * Returns the pause in nanoseconds, zero if there is no time for one.
   *
   * @param round how many nanoseconds the last round took
   */
  long pauseAfter(long round) {
    expected = Math.max(round, expected - expected / MEMORY);
    return Math.max(0, interval - interval / RESERVE - round - expected);
  }
}
