package dev.chronicle.store.sqlite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Times as microseconds since 1970. */
final class Micros {
  private static final long A_SECOND = TimeUnit.SECONDS.toMicros(1);

  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, A_SECOND),
        TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, A_SECOND)));
  }
}
