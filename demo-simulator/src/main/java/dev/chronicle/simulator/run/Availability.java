package dev.chronicle.simulator.run;

import dev.chronicle.simulator.report.DurationText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Whether the server can be reached, and when to try again while it cannot. Thread-safe.
 *
 * <p>While it is away one request at a time goes out, after a pause that doubles from 250 ms up to
 * 5 s. Times are nanoseconds since the run started.
 */
final class Availability {
  private static final long FIRST_PAUSE = Duration.ofMillis(250).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();

  private final Consumer<String> notices;
  private final Runnable whenBack;
  private OptionalLong awaySince = OptionalLong.empty();
  private long pause;
  private long nextTry;
  private boolean trying;

  /**
   * Takes the server for reachable.
   *
   * @param notices is told when it goes away, stays away, and comes back
   * @param whenBack is run each time it comes back
   */
  Availability(Consumer<String> notices, Runnable whenBack) {
    this.notices = notices;
    this.whenBack = whenBack;
  }

  /** Says whether a request may go out; while the server is away, that one is the try. */
  synchronized boolean mayTry(long now) {
    if (awaySince.isEmpty()) {
      return true;
    }
    if (trying || now < nextTry) {
      return false;
    }
    trying = true;
    return true;
  }

  /** Takes note that no connection could be made. */
  synchronized void unreachable(long now, String reason) {
    if (awaySince.isEmpty()) {
      awaySince = OptionalLong.of(now);
      pause = FIRST_PAUSE;
    } else if (trying) {
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
    } else {
      return;
    }
    trying = false;
    nextTry = now + pause;
    notices.accept(
        "server is away ("
            + reason
            + "), trying again in "
            + DurationText.latency(Duration.ofNanos(pause)));
  }

  /** Takes note that a connection was there. */
  void reachable(long now) {
    synchronized (this) {
      if (awaySince.isEmpty()) {
        return;
      }
      notices.accept(
          "server is back after "
              + DurationText.latency(Duration.ofNanos(now - awaySince.getAsLong())));
      awaySince = OptionalLong.empty();
      trying = false;
    }
    whenBack.run();
  }

  /** Returns for how long the server has been away; empty while it is not. */
  synchronized Optional<Duration> awayFor(long now) {
    return awaySince.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(now - awaySince.getAsLong()));
  }
}
