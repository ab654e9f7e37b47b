package dev.chronicle.capture.internal;

import dev.chronicle.capture.sampling.CallLimit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts calls against a limit, window by window. Thread-safe, and exact but for the moment in
 * which a window begins.
 */
final class LimitCounter {
  private final CallLimit limit;
  private final long windowNanos;
  private final AtomicLong window = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong calls = new AtomicLong();

  LimitCounter(CallLimit limit) {
    this.limit = limit;
    this.windowNanos = limit.window().toNanos();
  }

  /** What a limit says of a call. */
  enum Answer {
    WITHIN,
    /** The first one beyond: people should know. */
    FIRST_BEYOND,
    BEYOND,
    /** Beyond, but one of those that thinning out leaves. */
    KEPT_BEYOND
  }

  Answer count(long nowNanos) {
    long current = Math.floorDiv(nowNanos, windowNanos);
    long seen = window.get();
    if (seen != current && window.compareAndSet(seen, current)) {
      calls.set(0);
    }
    if (limit.keepOneIn() == 0 && calls.get() > limit.calls()) {
      return Answer.BEYOND;
    }
    long beyond = calls.incrementAndGet() - limit.calls();
    if (beyond <= 0) {
      return Answer.WITHIN;
    }
    if (beyond == 1) {
      return Answer.FIRST_BEYOND;
    }
    return limit.keepOneIn() > 0 && beyond % limit.keepOneIn() == 0
        ? Answer.KEPT_BEYOND
        : Answer.BEYOND;
  }
}
