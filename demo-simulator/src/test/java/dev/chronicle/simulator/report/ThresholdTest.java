package dev.chronicle.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.simulator.plan.Operation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  private final RunStatistics statistics = new RunStatistics();

  @Test
  void aLatencyAtTheBound_keepsIt_andOneAboveBreaksIt() {
    answer(50, Verdict.SUCCESS);

    assertThat(Threshold.parse("p99=51ms").check(total()).met()).isTrue();
    assertThat(Threshold.parse("p99=49ms").check(total()).met()).isFalse();
  }

  @Test
  void latencyCountsFromTheTimeThatARequestWasDue() {
    statistics.planned(Operation.READ);
    statistics.sent(Operation.READ);
    statistics.answered(Operation.READ, 0, millis(2_000), millis(1), Verdict.SUCCESS);

    assertThat(Threshold.parse("max=1s").check(total()).met()).isFalse();
    assertThat(total().serviceTime().max()).isLessThan(Duration.ofMillis(2));
  }

  @Test
  void requestsThatWereNeverSent_countAsErrors() {
    answer(1, Verdict.SUCCESS);
    statistics.skipped(Operation.READ);

    assertThat(Threshold.parse("errors=49%").check(total()).met()).isFalse();
    assertThat(Threshold.parse("errors=50%").check(total()).met()).isTrue();
  }

  @Test
  void aConflict_isNoError() {
    answer(1, Verdict.CONFLICT);

    assertThat(Threshold.parse("errors=0%").check(total()).met()).isTrue();
  }

  @Test
  void aRunWithoutAnswers_keepsNoThreshold() {
    assertThat(Threshold.parse("p99=1h").check(total()).met()).isFalse();
    assertThat(Threshold.parse("errors=100%").check(total()).met()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "p98=1ms", "p99", "p99=50", "p99=-1ms", "errors=5", "errors=101%", "errors=%"})
  void whatIsNoThreshold_isRefusedWithTheValue(String text) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must")
        .hasMessageContaining("was: ");
  }

  private void answer(long latencyMillis, Verdict verdict) {
    statistics.planned(Operation.READ);
    statistics.sent(Operation.READ);
    statistics.answered(Operation.READ, 0, millis(latencyMillis), millis(latencyMillis), verdict);
  }

  private Figures total() {
    return statistics.tally(Duration.ofSeconds(1)).total();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
