package dev.chronicle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void default_isThirtyDaysAndTwoGibibytes() {
    assertThat(Retention.DEFAULT.maxAge()).isEqualTo(Duration.ofDays(30));
    assertThat(Retention.DEFAULT.maxBytes()).isEqualTo(2_147_483_648L);
    assertThat(Retention.DEFAULT.errorsMaxAge()).isNull();
    assertThat(Retention.DEFAULT.maxCallsPerFunction()).isNull();
  }

  @Test
  void limits_mustBePositive() {
    assertThatThrownBy(() -> Retention.builder().maxAge(Duration.ZERO).build())
        .hasMessage("maxAge must be positive, was: PT0S");
    assertThatThrownBy(() -> Retention.builder().maxBytes(0L).build())
        .hasMessage("maxBytes must be positive, was: 0");
    assertThatThrownBy(() -> Retention.builder().maxCallsPerFunction(0L).build())
        .hasMessage("maxCallsPerFunction must be positive, was: 0");
    assertThatThrownBy(() -> Retention.builder().maxCalls("place", -1).build())
        .hasMessage("maxCalls of place must be positive, was: -1");
  }

  @Test
  void errors_areKeptLongerThanTheRestOrNotAtAll() {
    assertThatThrownBy(() -> Retention.builder().errorsMaxAge(Duration.ofDays(1)).build())
        .hasMessage("errorsMaxAge must be longer than maxAge, was: PT24H, with maxAge unlimited");
    assertThatThrownBy(
            () -> Retention.DEFAULT.toBuilder().errorsMaxAge(Duration.ofDays(30)).build())
        .hasMessage("errorsMaxAge must be longer than maxAge, was: PT720H, with maxAge PT720H");
  }
}
