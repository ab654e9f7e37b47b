package dev.chronicle.capture.sampling;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A number of calls in each window of time. Windows follow each other from the clock's origin.
 * Thread-safe; once used up, asking it reads one variable.
 */
final class Quota {
  /** The most that can be asked for, so that the count fits below the window's number. */
  static final int MOST = 1_000_000;

  private static final int COUNT_BITS = 24;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final long windowNanos;

  /** The number of the current window, and below it how many were taken in that window. */
  private final AtomicLong state = new AtomicLong(-1L << COUNT_BITS);

  Quota(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  /** Takes one if fewer than {@code most} were taken in the current window. */
  boolean take(int most, long nowNanos) {
    long window = Math.floorDiv(nowNanos, windowNanos) << COUNT_BITS;
    while (true) {
      long seen = state.get();
      long taken = (seen & ~COUNT_MASK) == window ? seen & COUNT_MASK : 0;
      if (taken >= most) {
        return false;
      }
      if (state.compareAndSet(seen, window | (taken + 1))) {
        return true;
      }
    }
  }
}
