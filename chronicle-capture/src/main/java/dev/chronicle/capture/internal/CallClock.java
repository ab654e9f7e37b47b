package dev.chronicle.capture.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Gives every call one reading of the monotonic clock, from which its wall-clock time follows.
 *
 * <p>Reading one clock instead of two saves about 30 ns a call. The offset between both is measured
 * again by the writer, so that a wall clock set right by NTP is followed.
 */
final class CallClock {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LongSupplier ticker;
  private final InstantSource wallClock;
  private volatile long offsetNanos;

  /** Thread-safe if both sources are. */
  CallClock(LongSupplier ticker, InstantSource wallClock) {
    this.ticker = ticker;
    this.wallClock = wallClock;
    synchronize();
  }

  static CallClock system() {
    return new CallClock(System::nanoTime, InstantSource.system());
  }

  /** Returns the monotonic time in nanoseconds from an arbitrary origin. */
  long ticks() {
    return ticker.getAsLong();
  }

  /** Returns the wall-clock time, in nanoseconds since 1970, at which {@code ticks} was read. */
  long epochNanos(long ticks) {
    return ticks + offsetNanos;
  }

  /** Returns the time {@code epochNanos} nanoseconds after 1970 began. */
  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
  }

  /** Returns the wall-clock time now. */
  Instant now() {
    return wallClock.instant();
  }

  /** Measures the offset between both clocks anew. */
  void synchronize() {
    Instant now = wallClock.instant();
    offsetNanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano() - ticker.getAsLong();
  }
}
