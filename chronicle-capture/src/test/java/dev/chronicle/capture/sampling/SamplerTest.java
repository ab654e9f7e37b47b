package dev.chronicle.capture.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.FunctionId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final FunctionId PLACE = new FunctionId("Orders", "place", "()V", "Orders.place");
  private static final FunctionId FIND = new FunctionId("Orders", "find", "()V", "Orders.find");
  private static final Object[] NONE = {};

  @Test
  void rate_admitsAboutThatShare() {
    assertThat(admitted(Sampler.rate(0.1), 100_000, 0)).isBetween(9_000L, 11_000L);
    assertThat(admitted(Sampler.rate(0), 1_000, 0)).isZero();
    assertThat(admitted(Sampler.rate(1), 1_000, 0)).isEqualTo(1_000);
  }

  @Test
  void perSecond_admitsSoManyOfAllFunctionsTogetherInEachSecond() {
    Sampler sampler = Sampler.perSecond(3);

    assertThat(admitted(sampler.forFunction(PLACE), 2, 0)).isEqualTo(2);
    assertThat(admitted(sampler.forFunction(FIND), 10, 0)).isEqualTo(1);
    assertThat(admitted(sampler.forFunction(FIND), 10, SECOND)).isEqualTo(3);
  }

  @Test
  void perSecond_countsAlsoBeforeTheClocksOrigin() {
    assertThat(admitted(Sampler.perSecond(3), 10, -5 * SECOND)).isEqualTo(3);
  }

  @Test
  void perSecond_admitsExactlySoManyFromManyThreads() {
    Sampler sampler = Sampler.perSecond(1_000);

    long admitted =
        IntStream.range(0, 100_000).parallel().filter(i -> sampler.admits(NONE, 7)).count();

    assertThat(admitted).isEqualTo(1_000);
  }

  @Test
  void adaptive_admitsMoreAfterAnErrorAndLessTenSecondsLater() {
    OutcomeSampler sampler = (OutcomeSampler) Sampler.adaptive(2).forFunction(PLACE);
    sampler.keeps(returned("same", 0));

    assertThat(admitted(sampler, 100, 20 * SECOND)).isEqualTo(2);
    sampler.keeps(new EndedCall(NONE, null, new IOException(), true, 21 * SECOND));
    assertThat(admitted(sampler, 100, 22 * SECOND)).isEqualTo(20);
    assertThat(admitted(sampler, 100, 31 * SECOND)).isEqualTo(2);
  }

  @Test
  void adaptive_keepsWhatIsNew() {
    OutcomeSampler sampler = (OutcomeSampler) Sampler.adaptive(1).forFunction(PLACE);

    assertThat(sampler.keeps(returned("text", 0))).isTrue();
    assertThat(sampler.keeps(returned("other text", 0))).isFalse();
    assertThat(sampler.keeps(returned(List.of(), 0))).isTrue();
  }

  @Test
  void byCluster_givesEachKindItsQuotaInEachWindow() {
    OutcomeSampler sampler =
        (OutcomeSampler) Sampler.byCluster(2, Duration.ofSeconds(1)).forFunction(PLACE);

    assertThat(run(sampler, 10, 1L, "result", 0)).isEqualTo(2);
    assertThat(run(sampler, 10, -1L, "result", 0)).isEqualTo(2);
    assertThat(run(sampler, 10, 1L, "result", SECOND)).isEqualTo(2);
    assertThat(run(sampler, 10, 1L, null, SECOND)).isEqualTo(2);
  }

  @Test
  void byCluster_boundsWhatItRemembers() {
    OutcomeSampler sampler =
        (OutcomeSampler) Sampler.byCluster(1, Duration.ofSeconds(1)).forFunction(PLACE);
    int kept = 0;
    for (int i = 0; i < 5_000; i++) {
      kept += run(sampler, 1, Map.of("key " + i, i), "result", 0);
    }

    assertThat(kept).isBetween(1_000, 1_010);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"always", "rate(0.1)", "per-second(10)", "adaptive(5)", "by-cluster(20, PT1M)"})
  void parse_readsWhatToStringWrites(String text) {
    assertThat(Sampler.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sometimes", "rate", "rate()", "rate(x)", "always(1)", "by-cluster(1)"})
  void parse_namesWhatItKnows(String text) {
    assertThatThrownBy(() -> Sampler.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("sampler must be always, rate(0.1), ");
  }

  @Test
  void samplers_nameWhatIsWrong() {
    assertThatThrownBy(() -> Sampler.rate(Double.NaN))
        .hasMessage("rate must be between 0.0 and 1.0, was: NaN");
    assertThatThrownBy(() -> Sampler.perSecond(-1))
        .hasMessage("calls must be between 0 and 1000000, was: -1");
    assertThatThrownBy(() -> Sampler.byCluster(1, Duration.ZERO))
        .hasMessage("window must be positive, was: PT0S");
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "Orders.place, true",
    "Orders.*, true",
    "*.place, true",
    "O*s.p*e, true",
    "Orders, false",
    "Orders.placed, false",
    "*x*, false"
  })
  void pattern_picksByName(String pattern, boolean expected) {
    assertThat(new FunctionPattern(pattern).matches(PLACE)).isEqualTo(expected);
  }

  private static EndedCall returned(Object result, long now) {
    return new EndedCall(NONE, result, null, false, now);
  }

  /** Returns how many of some calls are kept, before or after. */
  private static int run(
      OutcomeSampler sampler, int calls, Object argument, Object result, long now) {
    int kept = 0;
    Object[] arguments = {argument};
    for (int i = 0; i < calls; i++) {
      boolean admitted = sampler.admits(arguments, now);
      boolean keptAfterwards = sampler.keeps(new EndedCall(arguments, result, null, admitted, now));
      kept += admitted || keptAfterwards ? 1 : 0;
    }
    return kept;
  }

  private static long admitted(Sampler sampler, int calls, long now) {
    return IntStream.range(0, calls).filter(i -> sampler.admits(NONE, now)).count();
  }
}
