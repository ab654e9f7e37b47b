package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final long START = -7;

  private final Interval interval = new Interval(Duration.ofNanos(10));

  @Test
  void firstTime_hasPassed() {
    assertThat(interval.hasPassed(START)).isTrue();
  }

  @Test
  void afterThat_passesOnceInEveryLength() {
    interval.hasPassed(START);

    assertThat(interval.hasPassed(START + 9)).isFalse();
    assertThat(interval.hasPassed(START + 10)).isTrue();
    assertThat(interval.hasPassed(START + 19)).isFalse();
    assertThat(interval.hasPassed(START + 20)).isTrue();
  }
}
