package dev.chronicle.demo.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.analysis.FunctionChange;
import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void errorsThatBecameMoreFrequent_areTheNewsEvenWhereCallsBecameFaster() {
    Trend trend = Trend.of(change(stats(100, 1, 50), stats(100, 10, 20)));

    assertThat(trend).isEqualTo(new Trend("↑", "errors +9.0 points", "bad"));
  }

  @Test
  void slowerCalls_areBad_andFasterOnesAreGood() {
    assertThat(Trend.of(change(stats(100, 0, 10), stats(100, 0, 20))).tone()).isEqualTo("bad");
    assertThat(Trend.of(change(stats(100, 0, 20), stats(100, 0, 10))).tone()).isEqualTo("good");
  }

  @Test
  void aSmallChange_isSteady() {
    assertThat(Trend.of(change(stats(100, 0, 10), stats(100, 1, 11))).words()).isEqualTo("steady");
  }

  @Test
  void fewCalls_saySoInsteadOfATrend() {
    assertThat(Trend.of(change(stats(9, 0, 10), stats(100, 0, 90))).words())
        .isEqualTo("too few calls");
  }

  @Test
  void aFunctionThatIsNewOrGone_isSaidToBe() {
    assertThat(Trend.of(change(stats(0, 0, 0), stats(5, 0, 1))).words()).isEqualTo("new");
    assertThat(Trend.of(change(stats(5, 0, 1), stats(0, 0, 0))).words())
        .isEqualTo("no longer called");
  }

  private static FunctionChange change(FunctionStats before, FunctionStats after) {
    return new FunctionChange(before, after);
  }

  private static FunctionStats stats(long calls, long errors, long p95Millis) {
    Duration p95 = Duration.ofMillis(p95Millis);
    return new FunctionStats("place", calls, errors, p95, p95, p95, p95, p95);
  }
}
