package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallClockTest {
  private long ticks = 5_000;
  private Instant wallClock = Instant.parse("2026-01-02T03:04:05.000000700Z");
  private final CallClock clock = new CallClock(() -> ticks, () -> wallClock);

  @Test
  void ticks_becomeWallClockTimeToTheNanosecond() {
    Instant then = CallClock.instant(clock.epochNanos(5_042));

    assertThat(then).isEqualTo(Instant.parse("2026-01-02T03:04:05.000000742Z"));
  }

  @Test
  void wallClockSetAnew_isFollowedOnceSynchronized() {
    wallClock = wallClock.plusSeconds(60);
    assertThat(CallClock.instant(clock.epochNanos(ticks))).isEqualTo(wallClock.minusSeconds(60));

    clock.synchronize();

    assertThat(CallClock.instant(clock.epochNanos(ticks))).isEqualTo(wallClock);
  }

  @Test
  void timeBefore1970_isNoSpecialCase() {
    assertThat(CallClock.instant(-1)).isEqualTo(Instant.EPOCH.minusNanos(1));
  }
}
