package dev.chronicle.simulator.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a run ends by itself: at whichever bound comes first.
 *
 * @param duration for how long requests fall due; empty for no bound
 * @param requests how many are planned at most; empty for no bound
 */
public record RunLimit(Optional<Duration> duration, OptionalLong requests) {

  /** No bound: the run lasts until it is stopped. */
  public static final RunLimit UNTIL_STOPPED = new RunLimit(Optional.empty(), OptionalLong.empty());

  /** The longest bound on duration, and what an unbounded run is taken for in sums. */
  public static final Duration MAX_DURATION = Duration.ofDays(365);

  public RunLimit {
    duration.ifPresent(
        value -> {
          if (value.isNegative() || value.isZero() || value.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException(
                "duration must be above 0 and at most 365 days, was: " + value);
          }
        });
    requests.ifPresent(
        value -> {
          if (value < 1) {
            throw new IllegalArgumentException("requests must be 1 or more, was: " + value);
          }
        });
  }

  /** Bounds a run in time. */
  public static RunLimit lasting(Duration duration) {
    return new RunLimit(Optional.of(duration), OptionalLong.empty());
  }

  /** Bounds a run by the number of requests planned. */
  public static RunLimit requests(long requests) {
    return new RunLimit(Optional.empty(), OptionalLong.of(requests));
  }

  /** Returns how far along a run is, 0 to 1; empty where it has no bound. */
  public OptionalDouble progress(Duration elapsed, long planned) {
    if (duration.isEmpty() && requests.isEmpty()) {
      return OptionalDouble.empty();
    }
    double byTime = duration.map(all -> (double) elapsed.toNanos() / all.toNanos()).orElse(0.0);
    double byCount = requests.isPresent() ? (double) planned / requests.getAsLong() : 0;
    return OptionalDouble.of(Math.min(1, Math.max(byTime, byCount)));
  }
}
