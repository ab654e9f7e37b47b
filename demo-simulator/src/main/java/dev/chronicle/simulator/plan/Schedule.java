package dev.chronicle.simulator.plan;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * When requests fall due, in nanoseconds since the run started, whatever became of those before.
 *
 * <p>Gaps are drawn in units of the mean gap and used up as the rate passes by (time rescaling of a
 * Poisson process), so that a rate that changes with the scenario or at a person's wish changes the
 * gap that is under way too. The first request is due at once. Not thread-safe.
 */
public final class Schedule {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RandomGenerator random;
  private final RunLimit limit;

  /** Up to here the gap under way has been used up. */
  private long position;

  /** What is left of the gap under way, in units of the mean gap. */
  private double left;

  /** Starts at the beginning of a run. */
  public Schedule(RandomGenerator random, RunLimit limit) {
    this.random = random;
    this.limit = limit;
  }

  /** Returns when the next request falls due, if the settings stay. */
  public long nextDue(TrafficSettings settings) {
    double stillLeft = left;
    long time = position;
    while (true) {
      double rate = rateAt(time, settings);
      long end = endOfSecond(time);
      double passing = rate * (end - time) / SECOND;
      if (stillLeft < passing) {
        return time + (long) (stillLeft / rate * SECOND);
      }
      stillLeft -= passing;
      time = end;
    }
  }

  /** Goes on from the next request to the one after it. */
  public void advance(TrafficSettings settings) {
    position = nextDue(settings);
    left = settings.arrivals().nextGap(random);
  }

  /**
   * Uses up the gap under way until {@code time} at the rate of {@code settings}, so that from then
   * on others may hold. A request that is due before {@code time} stays due.
   */
  public void passTo(long time, TrafficSettings settings) {
    while (position < time) {
      double rate = rateAt(position, settings);
      long end = Math.min(time, endOfSecond(position));
      double passing = rate * (end - position) / SECOND;
      if (left < passing) {
        position += (long) (left / rate * SECOND);
        left = 0;
        return;
      }
      left -= passing;
      position = end;
    }
  }

  private double rateAt(long time, TrafficSettings settings) {
    return settings.rateAt(time / SECOND, limit);
  }

  private static long endOfSecond(long time) {
    return (time / SECOND + 1) * SECOND;
  }
}
