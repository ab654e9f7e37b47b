package dev.chronicle.capture.internal;

import java.time.Duration;

/** Says at most once in a while that the while has passed. Not thread-safe. */
final class Interval {
  private final long lengthNanos;
  private boolean started;
  private long lastTicks;

  Interval(Duration length) {
    this.lengthNanos = length.toNanos();
  }

  /** Returns {@code true} the first time, and then whenever the length has passed since it did. */
  boolean hasPassed(long nowTicks) {
    if (started && nowTicks - lastTicks < lengthNanos) {
      return false;
    }
    started = true;
    lastTicks = nowTicks;
    return true;
  }
}
