package dev.chronicle.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisTest {
  @TempDir private Path directory;
  private SqliteCaptureStore store;
  private Analysis analysis;

  @BeforeEach
  void openStore() {
    store = SqliteCaptureStore.open(directory.resolve("captures.db"));
    analysis = Analysis.of(store);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void functions_showHowTheyDevelop() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      Sample sample = Sample.at(Duration.ofMinutes(minute)).took(Duration.ofMillis(10));
      calls.add(
          minute < 30
              ? sample.call(minute)
              : sample.took(Duration.ofMillis(30)).threw("X", "m").call(minute));
    }
    store(calls);

    FunctionTrend place = analysis.functions(Selection.ALL).get(0);
    assertThat(place.name()).isEqualTo("place");
    assertThat(place.whole().calls()).isEqualTo(60);
    assertThat(place.earlier().calls()).isEqualTo(30);
    assertThat(place.change().errorRateDifference()).hasValue(1);
    assertThat(place.change().p50Factor().getAsDouble()).isCloseTo(3, within(0.05));
    assertThat(place.change().callsFactor()).hasValue(1);
  }

  @Test
  void durations_areBarsAndAHeatMap() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      Duration duration = n < 90 ? Duration.ofMillis(1) : Duration.ofSeconds(1);
      calls.add(Sample.at(Duration.ofSeconds(n * 6L)).took(duration).call(n));
    }
    store(calls);

    DurationProfile profile = analysis.durations("place", TimeRange.ALL, 5);
    DurationHistogram histogram = profile.histogram();
    assertThat(histogram.calls()).isEqualTo(100);
    assertThat(histogram.bars()).hasSize(3 * DurationHistogram.BARS_PER_DECADE + 1);
    assertThat(histogram.bars().get(0).calls()).isEqualTo(90);
    assertThat(histogram.bars().get(histogram.bars().size() - 1).calls()).isEqualTo(10);
    assertThat(histogram.bars().stream().mapToLong(DurationHistogram.Bar::calls).sum())
        .isEqualTo(100);
    assertThat(histogram.p50().toNanos()).isBetween(1_000_000L, 1_010_000L);
    assertThat(histogram.p95().toMillis()).isBetween(1000L, 1010L);

    HeatMap map = profile.heatMap();
    assertThat(map.columns()).hasSize(5);
    assertThat(map.bands()).hasSize(2);
    assertThat(map.calls().stream().flatMap(List::stream).mapToLong(Long::longValue).sum())
        .isEqualTo(100);
    assertThat(map.most()).isEqualTo(20);
  }

  @Test
  void errors_areGroupedByTypeMessageAndPlace() {
    String frame = "com.example.shop.Orders.take(Orders.java:%d)";
    store(
        List.of(
            Sample.at(Duration.ofSeconds(1)).threw("Sold", "no 7", frame.formatted(1)).call(1),
            Sample.at(Duration.ofSeconds(2)).threw("Sold", "no 99", frame.formatted(2)).call(2),
            Sample.at(Duration.ofSeconds(3)).threw("Gone", null).function("find").call(3),
            Sample.at(Duration.ofSeconds(4)).call(4)));

    ErrorPatterns errors = analysis.errors(null, Selection.ALL, 100);
    assertThat(errors.lookedAt()).isEqualTo(3);
    assertThat(errors.complete()).isTrue();
    ErrorPattern sold = errors.patterns().get(0);
    assertThat(sold.exceptionType()).isEqualTo("Sold");
    assertThat(sold.message()).isEqualTo("no <number>");
    assertThat(sold.topFrame()).isEqualTo("com.example.shop.Orders.take");
    assertThat(sold.calls()).isEqualTo(2);
    assertThat(sold.functions()).containsExactly("place");
    assertThat(sold.firstSeen()).isEqualTo(Sample.START.plusSeconds(1));
    assertThat(sold.lastSeen()).isEqualTo(Sample.START.plusSeconds(2));
    assertThat(store.find(sold.example()).get().timing().start()).isEqualTo(sold.lastSeen());
    assertThat(errors.patterns()).hasSize(2);
  }

  @Test
  void errors_areOfTheNewestOnly() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 1_200; n++) {
      calls.add(Sample.at(Duration.ofSeconds(n)).threw(n < 200 ? "Old" : "New", "m").call(n));
    }
    store(calls);

    ErrorPatterns errors = analysis.errors("place", Selection.ALL, 1_000);
    assertThat(errors.lookedAt()).isEqualTo(1_000);
    assertThat(errors.complete()).isFalse();
    assertThat(errors.patterns()).extracting(ErrorPattern::exceptionType).containsExactly("New");
    assertThatThrownBy(() -> analysis.errors(null, Selection.ALL, 0))
        .hasMessage("most must be positive, was: 0");
  }

  @Test
  void slowestCalls_comeFirst() {
    store(
        List.of(
            Sample.at(Duration.ofSeconds(1)).took(Duration.ofMillis(5)).call(1),
            Sample.at(Duration.ofSeconds(2)).took(Duration.ofSeconds(5)).call(2),
            Sample.at(Duration.ofSeconds(3)).took(Duration.ofSeconds(9)).function("x").call(3)));

    assertThat(analysis.slowest("place", Selection.ALL, 1))
        .singleElement()
        .satisfies(call -> assertThat(call.timing().duration()).isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void dependencies_haveTheirShareOfTheTime() {
    store(
        List.of(
            Sample.at(Duration.ofSeconds(1))
                .took(Duration.ofMillis(100))
                .called("sql", "select", 0, Duration.ofMillis(30))
                .called("sql", "nested", 1, Duration.ofMillis(30))
                .called("http", "GET", 0, Duration.ofMillis(60))
                .call(1),
            Sample.at(Duration.ofSeconds(2))
                .took(Duration.ofMillis(100))
                .called("sql", "select", 0, Duration.ofMillis(10))
                .call(2)));

    DependencyShares shares = analysis.dependencies("place", Selection.ALL, 100);
    assertThat(shares.lookedAt()).isEqualTo(2);
    assertThat(shares.dependencies())
        .extracting(DependencyShare::name, DependencyShare::calls, DependencyShare::shareOfTime)
        .containsExactly(tuple("GET", 1L, 0.3), tuple("select", 2L, 0.2));
    assertThat(shares.dependencies().get(1).mean()).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void comparison_putsWhatChangedMostFirst() {
    store(
        List.of(
            Sample.at(Duration.ofSeconds(1)).function("same").call(1),
            Sample.at(Duration.ofSeconds(1)).function("slower").call(2),
            Sample.at(Duration.ofSeconds(1)).function("gone").call(3),
            Sample.at(Duration.ofSeconds(2)).function("same").version("2").call(4),
            Sample.at(Duration.ofSeconds(2))
                .function("slower")
                .version("2")
                .took(Duration.ofSeconds(1))
                .call(5),
            Sample.at(Duration.ofSeconds(2)).function("new").version("2").call(6)));

    Comparison comparison = analysis.compare(Selection.ofVersion("1"), Selection.ofVersion("2"));
    assertThat(comparison.functions())
        .extracting(FunctionChange::name)
        .containsExactly("gone", "new", "slower", "same");
    assertThat(comparison.functions().get(0).isGone()).isTrue();
    assertThat(comparison.functions().get(1).isNew()).isTrue();
    assertThat(comparison.total().after().calls()).isEqualTo(3);
  }

  @Test
  void emptyStore_givesEmptyAnswers() {
    assertThat(analysis.functions(Selection.ALL)).isEmpty();
    assertThat(analysis.durations(null, TimeRange.ALL, 10).histogram().bars()).isEmpty();
    assertThat(analysis.errors(null, Selection.ALL, 10).patterns()).isEmpty();
    assertThat(analysis.slowest(null, Selection.ALL, 10)).isEmpty();
    assertThat(analysis.dependencies("x", Selection.ALL, 10).dependencies()).isEmpty();
    assertThat(analysis.compare(Selection.ALL, Selection.ALL).functions()).isEmpty();
  }

  private void store(List<CapturedCall> calls) {
    store.store(new CallBatch(calls));
  }
}
