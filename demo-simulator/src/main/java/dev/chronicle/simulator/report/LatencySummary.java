package dev.chronicle.simulator.report;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;

/**
 * What a number of durations come to; all are zero where there were none.
 *
 * @param count how many there were
 * @param mean their mean
 * @param p50 half of them took at most this
 * @param p95 95 % of them took at most this
 * @param p99 99 % of them took at most this
 * @param max the longest, rounded up to the histogram's resolution
 */
public record LatencySummary(
    long count, Duration mean, Duration p50, Duration p95, Duration p99, Duration max) {

  /** Sums up a histogram of microseconds. */
  static LatencySummary of(AbstractHistogram micros) {
    return new LatencySummary(
        micros.getTotalCount(),
        Duration.ofNanos((long) (micros.getMean() * TimeUnit.MICROSECONDS.toNanos(1))),
        atPercentile(micros, 50),
        atPercentile(micros, 95),
        atPercentile(micros, 99),
        ofMicros(micros.getMaxValue()));
  }

  private static Duration atPercentile(AbstractHistogram micros, double percentile) {
    return ofMicros(micros.getValueAtPercentile(percentile));
  }

  private static Duration ofMicros(long micros) {
    return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros));
  }
}
