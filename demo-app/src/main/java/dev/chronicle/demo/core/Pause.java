package dev.chronicle.demo.core;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

  /**
   * Returns after this time, or earlier if the thread is interrupted, which it then still is.
   *
   * @param duration not negative
   */
  void pause(Duration duration);

  /** Returns the pause that really sleeps. */
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
