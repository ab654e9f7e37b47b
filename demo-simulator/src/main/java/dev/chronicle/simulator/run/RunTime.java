package dev.chronicle.simulator.run;

import java.time.Duration;
import java.util.OptionalLong;

/** Time since a run started, in nanoseconds. Thread-safe. */
final class RunTime {
  private final RunClock clock;
  private volatile OptionalLong start = OptionalLong.empty();
  private volatile OptionalLong end = OptionalLong.empty();

  RunTime(RunClock clock) {
    this.clock = clock;
  }

  void start() {
    start = OptionalLong.of(clock.nanoTime());
  }

  /** Holds {@link #shown} from now on. */
  void end() {
    end = OptionalLong.of(elapsed());
  }

  /** Returns nanoseconds since the start, 0 before it. */
  long elapsed() {
    return start.isPresent() ? clock.nanoTime() - start.getAsLong() : 0;
  }

  /** Returns the time since the start that people are shown: no more than until the end. */
  Duration shown() {
    return Duration.ofNanos(end.isPresent() ? end.getAsLong() : elapsed());
  }

  void waitUntil(long elapsed) throws InterruptedException {
    clock.waitUntil(start.orElseThrow() + elapsed);
  }

  void wake() {
    clock.wake();
  }
}
