package dev.chronicle.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, just now",
    "PT0.9S, just now",
    "PT-0.2S, just now",
    "PT12S, 12 s ago",
    "PT38M52S, 38 min ago",
    "PT3H12M, 3 h 12 min ago",
    "PT-30S, in 30 s",
  })
  void howLongAgo_isSaidAsPeopleDo(Duration age, String words) {
    assertThat(new Wording(NOW).ago(NOW.minus(age))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.000000028S, 28 ns",
    "PT0.0000042S, 4.2 µs",
    "PT0.0042S, 4.2 ms",
    "PT119S, 119 s"
  })
  void durations_areInTheUnitThatSuitsThem(Duration duration, String words) {
    assertThat(new Wording(NOW).duration(duration)).isEqualTo(words);
  }
}
