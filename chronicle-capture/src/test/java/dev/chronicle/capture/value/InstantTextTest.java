package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants are written as they write themselves. */
class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T12:34:56.100Z",
        "2024-02-29T12:34:56.000100Z",
        "2024-02-29T12:34:56.000000001Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void anInstantIsWrittenAsItsText(String text) {
    assertThat(written(Instant.parse(text))).isEqualTo('"' + text + '"');
  }

  @Test
  void anyInstantIsWrittenAsItsText() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
      assertThat(written(instant)).isEqualTo('"' + instant.toString() + '"');
    }
  }

  private static String written(Instant instant) {
    JsonBuffer json = new JsonBuffer();
    InstantText.write(instant, json);
    return json.toString();
  }
}
