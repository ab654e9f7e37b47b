package dev.chronicle.capture.internal;

import com.github.f4b6a3.tsid.Tsid;
import dev.chronicle.call.CallId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out ids that grow with every call of this process, from any thread, without a lock.
 *
 * <p>The 22 bits below the millisecond are a counter of 14 bits above 8 bits that were drawn at
 * random for this process. A counter that overflows runs into the next millisecond, which the clock
 * catches up with; so ids stay unique and growing also when the clock is set back.
 */
final class CallIds {
  private static final int NODE_BITS = 8;
  private static final long STEP = 1L << NODE_BITS;
  private static final long NANOS_PER_MILLISECOND = 1_000_000L;

  private final long node = ThreadLocalRandom.current().nextLong(STEP);
  private final AtomicLong last = new AtomicLong(node);

  /** Returns the next id for a call that started {@code epochNanos} after 1970 began. */
  long next(long epochNanos) {
    long millis = epochNanos / NANOS_PER_MILLISECOND - Tsid.TSID_EPOCH;
    long earliest = millis << CallId.BITS_BELOW_MILLISECOND | node;
    while (true) {
      long previous = last.get();
      long next = Math.max(previous + STEP, earliest);
      if (last.compareAndSet(previous, next)) {
        return next;
      }
    }
  }
}
