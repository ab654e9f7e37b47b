package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What happens when calls come faster than a sink takes them. */
class OverloadTest {
  private static final int CAPACITY = 16;

  private final Shop shop = new Shop();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<CallBatch> batches = new ArrayList<>();

  @Test
  void overload_leavesValuesOutThenOnlyCounts_andEndsByItself() throws Exception {
    try (Chronicle chronicle = startWithStuckSink(CaptureSettings.DEFAULT)) {
      for (int i = 0; i < CAPACITY + 5; i++) {
        shop.same(i);
      }
      CaptureMetrics during = chronicle.metrics();
      gate.countDown();
      assertThat(chronicle.flush()).isTrue();
      shop.same("after");
      assertThat(chronicle.flush()).isTrue();

      assertThat(during.dropped()).containsEntry(DropReason.QUEUE_FULL, 5L);
      assertThat(during.pending()).isEqualTo(1 + CAPACITY);
      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.stored()).isEqualTo(1 + CAPACITY + 1);
      assertThat(metrics.withoutPayload()).isEqualTo(CAPACITY / 4 - 1);
      assertThat(metrics.pending()).isZero();
      List<CapturedCall> calls = calls();
      assertThat(calls.subList(0, 14)).allMatch(call -> call.fidelity() == Fidelity.EXACT);
      assertThat(calls.subList(14, 17))
          .allSatisfy(
              call -> {
                assertThat(call.fidelity()).isEqualTo(Fidelity.OPAQUE);
                assertThat(call.arguments().get(0).value().losses())
                    .extracting(Loss::reason)
                    .containsExactly(Loss.Reason.OVERLOAD);
              });
      assertThat(calls.get(17).fidelity()).isEqualTo(Fidelity.EXACT);
    }
  }

  @Test
  void overload_isToldOnTheBoardAndToTheSink_forEachFunction() throws Exception {
    try (Chronicle chronicle = startWithStuckSink(CaptureSettings.DEFAULT)) {
      for (int i = 0; i < CAPACITY + 5; i++) {
        shop.same(i);
      }
      gate.countDown();
      assertThat(chronicle.flush()).isTrue();
      assertThat(chronicle.flush()).isTrue();

      assertThat(chronicle.notices())
          .extracting(CaptureNotice::kind, CaptureNotice::calls)
          .containsExactly(
              tuple(CaptureNotice.Kind.PAYLOADS_LEFT_OUT, 3L),
              tuple(CaptureNotice.Kind.CALLS_DROPPED, 5L));
      assertThat(batches.stream().flatMap(batch -> batch.notices().stream()))
          .isEqualTo(chronicle.notices());
    }
  }

  @Test
  void block_waitsForRoomAndLosesNothing() throws Exception {
    CaptureSettings patient =
        CaptureSettings.builder().overload(Overload.block(Duration.ofMinutes(1))).build();
    try (Chronicle chronicle = startWithStuckSink(patient)) {
      Thread application =
          new Thread(
              () -> {
                for (int i = 0; i < 10 * CAPACITY; i++) {
                  shop.same(i);
                }
              });
      application.start();
      gate.countDown();
      application.join();

      assertThat(chronicle.flush()).isTrue();
      assertThat(chronicle.metrics().stored()).isEqualTo(1 + 10 * CAPACITY);
      assertThat(chronicle.metrics().withoutPayload()).isZero();
      assertThat(calls()).allMatch(call -> call.fidelity() == Fidelity.EXACT);
    }
  }

  @Test
  void block_givesUpAfterItsTimeout() throws Exception {
    CaptureSettings patient =
        CaptureSettings.builder().overload(Overload.block(Duration.ofMillis(5))).build();
    try (Chronicle chronicle = startWithStuckSink(patient)) {
      for (int i = 0; i < CAPACITY + 1; i++) {
        shop.same(i);
      }

      assertThat(chronicle.metrics().dropped()).containsEntry(DropReason.QUEUE_FULL, 1L);
      gate.countDown();
    }
  }

  @Test
  void block_doesNotHoldAnInterruptedThread_andKeepsTheInterrupt() throws Exception {
    CaptureSettings patient =
        CaptureSettings.builder().overload(Overload.block(Duration.ofDays(1))).build();
    try (Chronicle chronicle = startWithStuckSink(patient)) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < CAPACITY + 1; i++) {
        shop.same(i);
      }

      assertThat(Thread.interrupted()).isTrue();
      assertThat(chronicle.metrics().dropped()).containsEntry(DropReason.QUEUE_FULL, 1L);
      gate.countDown();
    }
  }

  @Test
  void failingSink_costsTheOtherNothing_andEachIsToldOfItsOwnLosses() {
    List<CallBatch> ofFailing = new ArrayList<>();
    boolean[] broken = {true};
    CallSink failing =
        batch -> {
          if (broken[0]) {
            throw new IOException("no space left");
          }
          ofFailing.add(batch);
        };
    try (Chronicle chronicle = Chronicle.builder().sink(failing).sink(batches::add).install()) {
      shop.nothing();
      shop.nothing();
      assertThat(chronicle.flush()).isTrue();
      broken[0] = false;
      shop.nothing();
      assertThat(chronicle.flush()).isTrue();

      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.stored()).isEqualTo(3);
      assertThat(metrics.droppedCount()).isZero();
      assertThat(metrics.sinks())
          .extracting(SinkMetrics::stored, SinkMetrics::failed)
          .containsExactly(tuple(1L, 2L), tuple(3L, 0L));
      assertThat(calls()).hasSize(3);
      assertThat(ofFailing.stream().flatMap(batch -> batch.dropped().stream()))
          .singleElement()
          .satisfies(
              lost -> {
                assertThat(lost.reason()).isEqualTo(DropReason.SINK_FAILED);
                assertThat(lost.count()).isEqualTo(2);
              });
      assertThat(batches).allMatch(batch -> batch.dropped().isEmpty());
    }
  }

  @Test
  void sinkWithoutSpace_isOfferedEachBatch_soThatStoringResumesByItself() {
    boolean[] full = {true};
    CallSink disk =
        batch -> {
          if (full[0]) {
            throw new IOException("no space left on device");
          }
          batches.add(batch);
        };
    try (Chronicle chronicle = Chronicle.builder().sink(disk).install()) {
      for (int i = 0; i < 3; i++) {
        shop.same(i);
        assertThat(chronicle.flush()).isTrue();
      }
      full[0] = false;
      shop.same("first after");
      assertThat(chronicle.flush()).isTrue();

      assertThat(calls()).hasSize(1);
      assertThat(batches.get(0).dropped()).singleElement().matches(lost -> lost.count() == 3);
      assertThat(chronicle.metrics().pending()).isZero();
    }
  }

  @Test
  void overload_namesWhatIsWrong() {
    assertThatThrownBy(() -> Overload.block(Duration.ZERO))
        .hasMessage("timeout must be positive, was: PT0S");
  }

  /** Returns once the sink holds one call and takes no other until the gate opens. */
  private Chronicle startWithStuckSink(CaptureSettings settings) throws InterruptedException {
    Chronicle chronicle =
        Chronicle.builder()
            .settings(settings)
            .queueCapacity(CAPACITY)
            .batchSize(1)
            .sink(
                batch -> {
                  stuck.countDown();
                  gate.await();
                  batches.add(batch);
                })
            .install();
    shop.same("first");
    stuck.await();
    return chronicle;
  }

  private List<CapturedCall> calls() {
    return batches.stream().flatMap(batch -> batch.calls().stream()).toList();
  }
}
