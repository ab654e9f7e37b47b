package dev.chronicle.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentTest {

  @Test
  void rate_isCallsASecond_alsoOfAPieceOfAMillionYears() {
    assertThat(lasting(Duration.ofMillis(500)).rate()).isEqualTo(200);
    assertThat(lasting(Duration.ofDays(365_000_000)).rate()).isPositive();
  }

  private static Moment lasting(Duration length) {
    Duration each = Duration.ofMillis(1);
    FunctionStats stats = new FunctionStats("place", 100, 0, each, each, each, each, each);
    return new Moment(Instant.EPOCH, length, true, stats);
  }
}
