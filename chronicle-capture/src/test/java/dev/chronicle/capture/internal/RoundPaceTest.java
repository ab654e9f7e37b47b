package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundPaceTest {
  private static final Duration INTERVAL = Duration.ofNanos(1_000);

  private final RoundPace pace = new RoundPace(INTERVAL, 100);

  @Test
  void roundThatIsMissed_andTheNextOne_endWithinTheInterval() {
    long round = 100;
    assertThat(round + pace.pauseAfter(round) + round).isEqualTo(800);
  }

  @Test
  void slowRound_isExpectedAgain_andForgottenInTime() {
    pace.pauseAfter(300);
    assertThat(pace.pauseAfter(10)).isEqualTo(1_000 - 200 - 10 - 263);
    for (int i = 0; i < 50; i++) {
      pace.pauseAfter(10);
    }
    assertThat(pace.pauseAfter(10)).isBetween(750L, 780L);
  }

  @Test
  void roundOfLessThanABatch_hasRests_largerOneHasNone() {
    assertThat(restsIn(99)).isEqualTo(6);
    assertThat(restsIn(16)).isZero();
    assertThat(restsIn(100)).isZero();
    assertThat(restsIn(1_050)).isZero();
  }

  private long restsIn(int round) {
    pace.begin(round);
    return IntStream.rangeClosed(1, round).filter(done -> pace.restAfter(done) > 0).count();
  }

  @Test
  void roundsAsLongAsTheInterval_leaveNoPause() {
    assertThat(pace.pauseAfter(900)).isZero();
    assertThat(pace.pauseAfter(Long.MAX_VALUE / 4)).isZero();
  }
}
