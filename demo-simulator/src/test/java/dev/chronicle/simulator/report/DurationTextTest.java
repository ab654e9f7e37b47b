package dev.chronicle.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"50ms,PT0.05S", "1.5s,PT1.5S", "2m,PT2M", "1h,PT1H", "250us,PT0.00025S", "0s,PT0S"})
  void aNumberWithAUnit_isRead(String text, Duration expected) {
    assertThat(DurationText.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "ms", "-1s", "1 s", "1e3s", "9999999999999h", "1d"})
  void whatIsNoDuration_isRefusedWithTheValue(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("duration must be")
        .hasMessageEndingWith("was: " + text);
  }

  @Test
  void latenciesAreWrittenWithAboutThreeDigits() {
    assertThat(DurationText.latency(Duration.ofNanos(850_000))).isEqualTo("850 us");
    assertThat(DurationText.latency(Duration.ofNanos(999_600))).isEqualTo("1.00 ms");
    assertThat(DurationText.latency(Duration.ofNanos(12_340_000))).isEqualTo("12.3 ms");
    assertThat(DurationText.latency(Duration.ofSeconds(12))).isEqualTo("12.0 s");
  }

  @Test
  void stretchesOfTimeAreWrittenLikeAClock() {
    assertThat(DurationText.clock(Duration.ofSeconds(25))).isEqualTo("0:25");
    assertThat(DurationText.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
  }
}
