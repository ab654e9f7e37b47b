package dev.chronicle.analysis.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chronicle.analysis.Sample;
import dev.chronicle.analysis.Selection;
import dev.chronicle.analysis.drift.DriftFinding.Kind;
import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final int CALLS = 200;

  private final Random random = new Random(7);
  @TempDir private Path directory;
  private SqliteCaptureStore store;

  @BeforeEach
  void openStore() {
    store = SqliteCaptureStore.open(directory.resolve("captures.db"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void sameBehaviour_isNoDrift() {
    DriftReport report = compare(this::usual, this::usual);

    assertThat(report.findings()).isEmpty();
    assertThat(report.callsBefore()).isEqualTo(CALLS);
    assertThat(report.callsAfter()).isEqualTo(CALLS);
    assertThat(report.comparisons()).isGreaterThan(3);
  }

  @Test
  void moreErrors_areFoundWithAnExample() {
    DriftReport report =
        compare(
            (sample, n) -> n % 10 == 0 ? sample.threw("Busy", "m") : usual(sample, n),
            (sample, n) -> n % 3 == 0 ? sample.threw("Busy", "m") : usual(sample, n));

    DriftFinding finding = only(Kind.ERROR_SHARE, report);
    assertThat(finding.before()).isEqualTo("10.00 % (20 of 200)");
    assertThat(finding.after()).isEqualTo("33.50 % (67 of 200)");
    assertThat(store.find(finding.exampleAfter()).get().outcome().isError()).isTrue();
    assertThat(report.findings()).extracting(DriftFinding::kind).doesNotContain(Kind.EXCEPTION_NEW);
  }

  @Test
  void newException_isNamed() {
    DriftReport report =
        compare(
            (sample, n) -> n % 10 == 0 ? sample.threw("Busy", "m") : usual(sample, n),
            (sample, n) -> n % 10 == 0 ? sample.threw("Full", "m") : usual(sample, n));

    assertThat(only(Kind.EXCEPTION_NEW, report).subject()).isEqualTo("Full");
    assertThat(only(Kind.EXCEPTION_GONE, report).subject()).isEqualTo("Busy");
  }

  @Test
  void slowerCalls_areFound() {
    DriftReport report =
        compare(this::usual, (sample, n) -> usual(sample, n).took(Duration.ofMillis(16 + n % 8)));

    assertThat(report.findings()).extracting(DriftFinding::kind).containsExactly(Kind.DURATION);
    assertThat(only(Kind.DURATION, report).size()).isGreaterThan(0.7);
  }

  @Test
  void littleSlower_doesNotCount() {
    assertThat(
            compare(
                    (sample, n) -> usual(sample, n).took(Duration.ofMillis(100)),
                    (sample, n) -> usual(sample, n).took(Duration.ofMillis(110)))
                .findings())
        .isEmpty();
  }

  @Test
  void changedShape_isFoundAtItsTop() {
    DriftReport report =
        compare(
            (sample, n) -> sample.returned("{\"old\":1,\"same\":[{\"a\":1}]}"),
            (sample, n) -> sample.returned("{\"same\":[{\"a\":\"1\"}],\"new\":{\"b\":[1]}}"));

    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == Kind.SHAPE_NEW)
        .extracting(DriftFinding::subject)
        .containsExactlyInAnyOrder("$.new: object", "$.same[].a: string");
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == Kind.SHAPE_GONE)
        .extracting(DriftFinding::subject)
        .containsExactlyInAnyOrder("$.old: number", "$.same[].a: number");
  }

  @Test
  void namesThatAreIdentifiers_areNoShape() {
    assertThat(
            compare(
                    (sample, n) -> sample.returned("{\"id" + (1000 + n) + "\":1}"),
                    (sample, n) -> sample.returned("{\"id" + (9000 + n) + "\":1}"))
                .findings())
        .isEmpty();
  }

  @Test
  void otherOutcomeOfEqualArguments_isFoundDespiteNoise() {
    DriftReport report =
        compare(
            (sample, n) -> sample.argument("" + n % 20).returned(result(n % 20, n % 20 * 2)),
            (sample, n) -> sample.argument("" + n % 20).returned(result(n % 20, n % 20 * 3)));

    DriftFinding finding = only(Kind.OUTCOME, report);
    assertThat(finding.subject()).isEqualTo("$.price");
    assertThat(finding.after()).contains("for equal arguments");
    assertThat(report.findings()).hasSize(1);
  }

  @Test
  void functionsThatComeAndGo_areFound() {
    DriftReport report =
        compare(
            (sample, n) -> n % 2 == 0 ? sample.function("old") : sample,
            (sample, n) -> n % 2 == 0 ? sample.function("new") : sample);

    assertThat(only(Kind.FUNCTION_GONE, report).function()).isEqualTo("old");
    assertThat(only(Kind.FUNCTION_NEW, report).function()).isEqualTo("new");
  }

  @Test
  void twoTimes_areComparedAsTwoVersionsAre() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < CALLS; n++) {
      calls.add(usual(Sample.at(Duration.ofSeconds(n)), n).call(n));
      calls.add(Sample.at(Duration.ofHours(1).plusSeconds(n)).threw("X", "m").call(n));
    }
    store.store(new CallBatch(calls));
    var middle = Sample.START.plus(Duration.ofMinutes(30));

    DriftReport report =
        Drift.in(store, DriftSettings.DEFAULT)
            .compare(
                Selection.of(new TimeRange(null, middle)),
                Selection.of(new TimeRange(middle, null)),
                "place");
    assertThat(report.findings()).first().extracting(DriftFinding::size).isEqualTo(1.0);
  }

  @Test
  void firstChanges_tellWhatChangedFirst() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int minute = 0; minute < 120; minute++) {
      for (int n = 0; n < 25; n++) {
        Duration offset = Duration.ofMinutes(minute).plusSeconds(n);
        boolean slow = minute >= 80;
        boolean failing = minute >= 90;
        Sample query = Sample.at(offset).function("query");
        Sample place = Sample.at(offset);
        calls.add((slow ? query.took(Duration.ofMillis(25)) : query).call(n));
        calls.add((failing ? place.threw("Timeout", "m") : place).call(100 + n));
      }
    }
    store.store(new CallBatch(calls));
    var middle = Sample.START.plus(Duration.ofHours(1));

    List<FirstChange> changes =
        Drift.in(store, DriftSettings.DEFAULT)
            .firstChanges(
                Selection.of(new TimeRange(null, middle)),
                Selection.of(new TimeRange(middle, null)),
                60);
    assertThat(changes)
        .extracting(FirstChange::function, FirstChange::kind)
        .containsExactly(tuple("query", Kind.DURATION), tuple("place", Kind.ERROR_SHARE));
    // Told by the beginning of the bucket in which it shows.
    var bucket = Duration.ofMinutes(3);
    for (int i = 0; i < 2; i++) {
      var change = Sample.START.plus(Duration.ofMinutes(80 + 10L * i));
      assertThat(changes.get(i).at()).isBetween(change.minus(bucket), change);
    }
  }

  @Test
  void fewCalls_proveNothing() {
    store.store(
        new CallBatch(
            List.of(
                Sample.at(Duration.ZERO).call(1),
                Sample.at(Duration.ZERO).version("2").threw("X", "m").call(2))));
    assertThat(versions().findings()).isEmpty();
  }

  @Test
  void settings_areChecked() {
    assertThatThrownBy(() -> new DriftSettings(0, 0.01, 0.2))
        .hasMessage("sample must be positive, was: 0");
    assertThatThrownBy(() -> new DriftSettings(1, 1, 0.2)).hasMessageContaining("significance");
    assertThatThrownBy(() -> new DriftSettings(1, 0.1, Double.NaN))
        .hasMessageContaining("minimumChange");
  }

  private Sample usual(Sample sample, int n) {
    return sample
        .argument("" + n % 20)
        .returned(result(n % 20, n % 20 * 2))
        .took(Duration.ofMillis(8 + n % 8));
  }

  /** A result with an id that is another in each call. */
  private String result(int count, int price) {
    return "{\"id\":\"%d\",\"count\":%d,\"price\":%d}".formatted(random.nextLong(), count, price);
  }

  private DriftReport compare(
      BiFunction<Sample, Integer, Sample> before, BiFunction<Sample, Integer, Sample> after) {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < CALLS; n++) {
      calls.add(before.apply(Sample.at(Duration.ofSeconds(n)), n).call(0));
      calls.add(after.apply(Sample.at(Duration.ofSeconds(n)).version("2"), n).call(1));
    }
    store.store(new CallBatch(calls));
    return versions();
  }

  private DriftReport versions() {
    return Drift.in(store, DriftSettings.DEFAULT)
        .compare(Selection.ofVersion("1"), Selection.ofVersion("2"));
  }

  private static DriftFinding only(Kind kind, DriftReport report) {
    List<DriftFinding> ofKind =
        report.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertThat(ofKind).as(kind + " in " + report).hasSize(1);
    return ofKind.get(0);
  }
}
