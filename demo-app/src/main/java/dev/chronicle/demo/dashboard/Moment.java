package dev.chronicle.demo.dashboard;

import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the calls of one piece of a chart's time amount to.
 *
 * @param start where the piece starts
 * @param length how long it is, or has been so far
 * @param isOver whether no call can come to it any more
 * @param stats its calls
 */
public record Moment(Instant start, Duration length, boolean isOver, FunctionStats stats) {
  /** Pieces of the first page's charts, at most. */
  static final int PIECES = 90;

  /** A piece that has only just begun tells nothing about the rate. */
  private static final Duration TELLING = Duration.ofSeconds(2);

  /** Returns the pieces of a timeline; the one that is not over yet counts for the time it took. */
  static List<Moment> of(Timeline timeline, Instant now) {
    return timeline.buckets().stream()
        .map(bucket -> of(bucket, timeline.width(), now))
        .filter(moment -> moment.isOver() || moment.length().compareTo(TELLING) >= 0)
        .toList();
  }

  private static Moment of(Timeline.Bucket bucket, Duration width, Instant now) {
    boolean over = !bucket.start().plus(width).isAfter(now);
    Duration soFar = Duration.between(bucket.start(), now);
    return new Moment(bucket.start(), over ? width : soFar, over, bucket.stats());
  }

  /** Returns how many calls there were in a second. */
  public double rate() {
    // Nanoseconds in a long are 292 years, and an address may ask for more.
    return stats.calls() / (length.getSeconds() + length.getNano() / 1e9);
  }

  /** Returns where the piece ends, or has come to. */
  public Instant end() {
    return start.plus(length);
  }
}
