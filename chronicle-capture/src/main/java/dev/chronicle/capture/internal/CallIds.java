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

  /** In the upper half of each millisecond, so that ids given out late come before. */
  private static final long UPPER_HALF = 1L << (CallId.BITS_BELOW_MILLISECOND - 1);

  private static final long LATE_NODE = STEP >> 1;

  private final long node = ThreadLocalRandom.current().nextLong(STEP);
  private final AtomicLong last = new AtomicLong(node);
  private final AtomicLong late = new AtomicLong();

  /** Returns the next id for a call that started {@code epochNanos} after 1970 began. */
  long next(long epochNanos) {
    long millis = epochNanos / NANOS_PER_MILLISECOND - Tsid.TSID_EPOCH;
    long earliest = millis << CallId.BITS_BELOW_MILLISECOND | UPPER_HALF | node;
    while (true) {
      long previous = last.get();
      long next = Math.max(previous + STEP, earliest);
      if (last.compareAndSet(previous, next)) {
        return next;
      }
    }
  }

  /**
   * Returns an id for a call that started a while ago, below those that {@link #next} gave to the
   * calls within it and above its parent's. Unique as long as no millisecond has more than 8,192
   * such calls.
   *
   * @param parent the parent's id; 0 for none
   */
  long inPast(long epochNanos, long parent) {
    long millis = epochNanos / NANOS_PER_MILLISECOND - Tsid.TSID_EPOCH;
    long counter = late.getAndIncrement() * STEP & (UPPER_HALF - 1);
    long id = millis << CallId.BITS_BELOW_MILLISECOND | counter | (node ^ LATE_NODE);
    return id > parent ? id : inPast(epochNanos + NANOS_PER_MILLISECOND, parent);
  }
}
