package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.capture.sampling.CallLimit;
import dev.chronicle.capture.sampling.Sampler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which calls are recorded, whatever happens to the others. */
class SamplingTest {
  private static final CaptureSettings NOTHING =
      CaptureSettings.builder().sampler(Sampler.rate(0)).build();

  private final Shop shop = new Shop();
  private final List<CallBatch> batches = new ArrayList<>();

  @Test
  void callThatIsSampledOut_isCountedAndNotRecorded_andTheSinkIsToldHowMany() {
    try (Chronicle chronicle = start(NOTHING)) {
      shop.total(1, 2);
      shop.total(3, 4);
      shop.nothing();

      assertThat(calls(chronicle)).isEmpty();
      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.offered()).isEqualTo(3);
      assertThat(metrics.sampledOut()).isEqualTo(3);
      assertThat(metrics.droppedCount()).isZero();
      assertThat(metrics.pending()).isZero();
      assertThat(dropped()).allMatch(lost -> lost.reason() == DropReason.SAMPLED_OUT);
      assertThat(
              dropped().stream()
                  .collect(
                      Collectors.groupingBy(
                          lost -> lost.function().name(),
                          Collectors.summingLong(DroppedCalls::count))))
          .isEqualTo(Map.of("Shop.total", 2L, "Shop.nothing", 1L));
    }
  }

  @Test
  void callThatThrows_isRecordedThoughSampledOut() {
    IOException error = new IOException("sold out");
    try (Chronicle chronicle = start(NOTHING)) {
      assertThatThrownBy(() -> shop.failing(error)).isSameAs(error);
      shop.nothing();

      List<CapturedCall> calls = calls(chronicle);
      assertThat(calls).hasSize(1);
      assertThat(calls.get(0).outcome().isError()).isTrue();
      assertThat(chronicle.metrics().sampledOut()).isEqualTo(1);
    }
  }

  @Test
  void argumentsWrittenLate_sayWhetherTheyMayHaveChanged() {
    try (Chronicle chronicle = start(NOTHING)) {
      List<String> mutable = new ArrayList<>(List.of("a"));
      assertThatThrownBy(() -> Tree.fail(mutable, "fixed")).isInstanceOf(RuntimeException.class);

      CapturedCall call = calls(chronicle).get(0);
      assertThat(call.arguments().get(0).value().json()).isEqualTo("[\"a\",\"b\"]");
      assertThat(call.arguments().get(0).value().fidelity()).isEqualTo(Fidelity.PARTIAL);
      assertThat(call.arguments().get(0).value().losses())
          .extracting(Loss::reason)
          .containsExactly(Loss.Reason.WRITTEN_LATE);
      assertThat(call.arguments().get(1).value().fidelity()).isEqualTo(Fidelity.EXACT);
    }
  }

  @Test
  void slowCall_isRecordedThoughSampledOut() {
    CaptureSettings settings = NOTHING.toBuilder().slowThreshold(Duration.ofMillis(20)).build();
    try (Chronicle chronicle = start(settings)) {
      Tree.take(Duration.ofMillis(60));

      CapturedCall call = calls(chronicle).get(0);
      assertThat(call.timing().duration()).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }
  }

  @Test
  void callsWithinOneThatIsSampledOut_goWithIt() {
    try (Chronicle chronicle = start(NOTHING)) {
      shop.outer(1);

      assertThat(calls(chronicle)).isEmpty();
      assertThat(chronicle.metrics().sampledOut()).isEqualTo(4);
    }
  }

  @Test
  void callsWithinOneThatIsRecorded_goWithIt() {
    CaptureSettings settings = NOTHING.toBuilder().sampler("checkout", Sampler.always()).build();
    try (Chronicle chronicle = start(settings)) {
      shop.outer(1);

      assertThat(calls(chronicle)).hasSize(4);
    }
  }

  @Test
  void functionWithASamplerOfItsOwn_isChosenByItself() {
    CaptureSettings settings =
        CaptureSettings.builder().sampler("Shop.inner*", Sampler.rate(0)).build();
    try (Chronicle chronicle = start(settings)) {
      shop.outer(1);

      assertThat(calls(chronicle))
          .extracting(call -> call.function().name())
          .containsExactly("checkout");
      assertThat(chronicle.metrics().sampledOut()).isEqualTo(3);
    }
  }

  @Test
  void errorThatRisesThroughCallsThatWereSampledOut_isRecordedAsATree() {
    try (Chronicle chronicle = start(NOTHING)) {
      assertThatThrownBy(() -> Tree.deep(3)).isInstanceOf(NumberFormatException.class);

      List<CapturedCall> innermostFirst = calls(chronicle);
      assertThat(innermostFirst).hasSize(4);
      for (int i = 0; i < 3; i++) {
        assertThat(innermostFirst.get(i).parentId()).isEqualTo(innermostFirst.get(i + 1).id());
        assertThat(innermostFirst.get(i).id()).isGreaterThan(innermostFirst.get(i + 1).id());
      }
      assertThat(innermostFirst.get(3).parentId()).isNull();
    }
  }

  @Test
  void settings_areReplacedWhileChronicleRuns() {
    try (Chronicle chronicle = start(CaptureSettings.DEFAULT)) {
      shop.nothing();
      chronicle.settings(NOTHING);
      shop.nothing();
      chronicle.settings(CaptureSettings.DEFAULT);
      shop.nothing();

      assertThat(calls(chronicle)).hasSize(2);
      assertThat(chronicle.metrics().sampledOut()).isEqualTo(1);
      assertThat(chronicle.settings()).isSameAs(CaptureSettings.DEFAULT);
    }
  }

  @Test
  void samplerThatThrows_costsTheRecordingAndNotTheCall() {
    Sampler broken =
        (arguments, now) -> {
          throw new IllegalStateException("broken");
        };
    try (Chronicle chronicle = start(CaptureSettings.builder().sampler(broken).build())) {
      assertThat(shop.total(2, 3)).isEqualTo(6);

      assertThat(calls(chronicle)).isEmpty();
      assertThat(chronicle.metrics().dropped()).containsEntry(DropReason.CAPTURE_FAILED, 1L);
      assertThat(chronicle.metrics().pending()).isZero();
    }
  }

  @Test
  void byCluster_recordsOneOfEachKindAndEachNewTypeOfException() {
    Sampler oneOfEach = Sampler.byCluster(1, Duration.ofDays(10_000));
    try (Chronicle chronicle = start(CaptureSettings.builder().sampler(oneOfEach).build())) {
      for (int i = 1; i <= 10; i++) {
        shop.same(i);
        shop.same("text " + i);
        shop.same(Map.of("type", i));
        shop.same(Map.of("other", i));
        shop.same(null);
      }

      assertThat(calls(chronicle)).hasSize(5);
      assertThat(chronicle.metrics().sampledOut()).isEqualTo(45);
    }
  }

  @Test
  void limit_stopsAndSaysSoOnTheBoardAndToTheSink() {
    CaptureSettings settings =
        CaptureSettings.builder().limit(CallLimit.of(2, Duration.ofDays(10_000))).build();
    try (Chronicle chronicle = start(settings)) {
      for (int i = 0; i < 5; i++) {
        shop.nothing();
      }
      shop.total(1, 1);

      assertThat(calls(chronicle)).hasSize(3);
      assertThat(chronicle.metrics().dropped()).containsEntry(DropReason.LIMIT_REACHED, 3L);
      assertThat(chronicle.notices())
          .extracting(CaptureNotice::message)
          .containsExactly(
              "More than 2 calls of Shop.nothing in PT240000H: until the next, no more are"
                  + " recorded");
      assertThat(batches.stream().flatMap(batch -> batch.notices().stream()))
          .isEqualTo(chronicle.notices());
    }
  }

  @Test
  void limitByField_countsEachValueByItself_andThinsOutBeyond() {
    CaptureSettings settings =
        CaptureSettings.builder()
            .limit(CallLimit.of(1, Duration.ofDays(10_000)).byField("value.type").thenKeepOneIn(5))
            .build();
    try (Chronicle chronicle = start(settings)) {
      for (int i = 0; i < 11; i++) {
        shop.same(Map.of("type", "email"));
        shop.same(new Typed("report"));
      }
      shop.same(Map.of("type", "rare"));
      shop.nothing();

      assertThat(calls(chronicle)).hasSize(2 * 3 + 1 + 1);
      assertThat(chronicle.notices())
          .extracting(CaptureNotice::message)
          .anyMatch(message -> message.contains("with value.type = \"email\""))
          .anyMatch(message -> message.contains("with value.type = \"report\""))
          .hasSize(2);
    }
  }

  @Test
  void limitByFieldThatIsSecret_doesNotShowItsValue() {
    CaptureSettings settings =
        CaptureSettings.builder()
            .limit(CallLimit.of(0, Duration.ofDays(10_000)).byField("value.password"))
            .build();
    try (Chronicle chronicle = start(settings)) {
      shop.same(Map.of("password", "hunter2"));

      assertThat(calls(chronicle)).isEmpty();
      assertThat(chronicle.notices()).hasSize(1);
      assertThat(chronicle.notices().get(0).message()).doesNotContain("hunter2");
    }
  }

  @Test
  void limitThatStays_goesOnCountingWhereItWas() {
    CallLimit limit = CallLimit.of(1, Duration.ofDays(10_000));
    CaptureSettings settings = CaptureSettings.builder().limit(limit).build();
    try (Chronicle chronicle = start(settings)) {
      shop.nothing();
      chronicle.settings(settings.toBuilder().slowThreshold(Duration.ofSeconds(5)).build());
      shop.nothing();

      assertThat(calls(chronicle)).hasSize(1);
    }
  }

  private Chronicle start(CaptureSettings settings) {
    return Chronicle.builder().settings(settings).sink(batches::add).install();
  }

  private List<CapturedCall> calls(Chronicle chronicle) {
    assertThat(chronicle.flush()).isTrue();
    return batches.stream().flatMap(batch -> batch.calls().stream()).toList();
  }

  private List<DroppedCalls> dropped() {
    return batches.stream().flatMap(batch -> batch.dropped().stream()).toList();
  }

  private record Typed(String type) {}

  /** Captured methods for these tests alone. */
  private static final class Tree {
    @Capture
    static int deep(int levels) {
      return levels == 0 ? Integer.parseInt("bottom") : deep(levels - 1);
    }

    @Capture
    static void fail(List<String> mutable, String fixed) {
      mutable.add("b");
      throw new IllegalArgumentException(fixed);
    }

    @Capture
    static void take(Duration time) {
      long end = System.nanoTime() + time.toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }
}
