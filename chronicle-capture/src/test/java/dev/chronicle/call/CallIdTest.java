package dev.chronicle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CallIdTest {

  @Test
  void lowestAt_comesBeforeEveryIdOfItsMillisecond() {
    Instant time = Instant.parse("2026-11-24T10:15:30.123Z");
    CallId lowest = CallId.lowestAt(time);

    assertThat(lowest.time()).isEqualTo(time);
    assertThat(new CallId(lowest.value() - 1).time()).isEqualTo(time.minusMillis(1));
    assertThat(new CallId(lowest.value() + (1L << CallId.BITS_BELOW_MILLISECOND) - 1).time())
        .isEqualTo(time);
  }

  @Test
  void lowestAt_takesTimesBeyondAllIdsAsTheFirstAndTheLast() {
    assertThat(CallId.lowestAt(Instant.MIN)).isEqualTo(new CallId(0));
    assertThat(CallId.lowestAt(Instant.MAX))
        .isGreaterThan(CallId.lowestAt(Instant.parse("2089-01-01T00:00:00Z")));
  }

  @Test
  void parse_readsWhatPeopleSee() {
    CallId id = CallId.lowestAt(Instant.parse("2026-11-24T10:15:30.123Z"));

    assertThat(id.toString()).hasSize(13);
    assertThat(CallId.parse(id.toString())).isEqualTo(id);
    assertThat(CallId.parse(id.toString().toLowerCase(Locale.ROOT))).isEqualTo(id);
  }

  @Test
  void parse_refusesWhatIsNoId() {
    assertThatThrownBy(() -> CallId.parse("42"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must be 13 characters 0-9A-Z, was: 42");
  }
}
