package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whatever happens to calls, each is counted once: offered = stored + dropped. */
class AccountingTest {
  private static final int THREADS = 16;
  private static final int CALLS_A_THREAD = 5_000;

  private final Shop shop = new Shop();

  @Test
  void sixteenThreads_haveEveryCallStoredOnce() throws Exception {
    AtomicLong received = new AtomicLong();
    try (Chronicle chronicle =
        Chronicle.builder()
            .queueCapacity(THREADS * CALLS_A_THREAD)
            .queueBytes(Long.MAX_VALUE / 2)
            .sink(batch -> received.addAndGet(batch.calls().size()))
            .install()) {
      callFromManyThreads();

      assertThat(chronicle.flush()).isTrue();
      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.offered()).isEqualTo((long) THREADS * CALLS_A_THREAD);
      assertThat(metrics.stored()).isEqualTo(metrics.offered()).isEqualTo(received.get());
      assertThat(metrics.pending()).isZero();
    }
  }

  @Test
  void fullQueue_dropsAndCountsAndTellsTheSink() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<DroppedCalls> told = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder()
            .queueCapacity(64)
            .batchSize(16)
            .sink(
                batch -> {
                  gate.await();
                  told.addAll(batch.dropped());
                })
            .install()) {
      callFromManyThreads();
      gate.countDown();

      assertThat(chronicle.flush()).isTrue();
      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.offered()).isEqualTo((long) THREADS * CALLS_A_THREAD);
      assertThat(metrics.dropped().get(DropReason.QUEUE_FULL)).isPositive();
      assertThat(metrics.stored() + metrics.droppedCount()).isEqualTo(metrics.offered());
      assertThat(told.stream().mapToLong(DroppedCalls::count).sum())
          .isEqualTo(metrics.droppedCount());
      assertThat(told).allMatch(calls -> calls.function().name().equals("Shop.nothing"));
    }
  }

  @Test
  void queueFullOfBytes_dropsToo() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch writerWaits = new CountDownLatch(1);
    try (Chronicle chronicle =
        Chronicle.builder()
            .queueBytes(50_000)
            .batchSize(1)
            .sink(
                batch -> {
                  writerWaits.countDown();
                  gate.await();
                })
            .install()) {
      shop.same("held by the writer");
      writerWaits.await();
      for (int i = 0; i < 20; i++) {
        shop.same("x".repeat(8_000));
      }
      gate.countDown();

      assertThat(chronicle.flush()).isTrue();
      CaptureMetrics metrics = chronicle.metrics();
      // Three fit, and from then on values are left out.
      assertThat(metrics.dropped().get(DropReason.QUEUE_FULL)).isBetween(10L, 17L);
      assertThat(metrics.stored() + metrics.droppedCount()).isEqualTo(21);
    }
  }

  @Test
  void throwingSink_losesItsBatchIsToldOfItAndGetsTheNext() {
    List<CallBatch> accepted = new ArrayList<>();
    boolean[] broken = {true};
    try (Chronicle chronicle =
        Chronicle.builder()
            .sink(
                batch -> {
                  if (broken[0]) {
                    throw new OutOfMemoryError("the sink's, not ours");
                  }
                  accepted.add(batch);
                })
            .install()) {
      shop.nothing();
      shop.nothing();
      assertThat(chronicle.flush()).isTrue();
      broken[0] = false;
      shop.total(1, 1);
      assertThat(chronicle.flush()).isTrue();

      CaptureMetrics metrics = chronicle.metrics();
      assertThat(metrics.dropped().get(DropReason.SINK_FAILED)).isEqualTo(2);
      assertThat(metrics.stored()).isEqualTo(1);
      assertThat(metrics.pending()).isZero();
      List<DroppedCalls> told =
          accepted.stream().flatMap(batch -> batch.dropped().stream()).toList();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).reason()).isEqualTo(DropReason.SINK_FAILED);
      assertThat(told.get(0).count()).isEqualTo(2);
    }
  }

  @Test
  void callThatEndsAfterClosing_isCountedAsSuch() {
    Recording[] recording = {Recording.start()};
    Runnable closing = () -> recording[0].close();

    Capturing.run(closing);

    CaptureMetrics metrics = recording[0].chronicle().metrics();
    assertThat(metrics.offered()).isEqualTo(1);
    assertThat(metrics.dropped().get(DropReason.CLOSED)).isEqualTo(1);
    assertThat(metrics.pending()).isZero();
  }

  @Test
  void interruptedWriter_goesOn() {
    List<Thread> writers = new ArrayList<>();
    try (Chronicle chronicle =
        Chronicle.builder()
            .sink(
                batch -> {
                  writers.add(Thread.currentThread());
                  Thread.currentThread().interrupt();
                })
            .install()) {
      for (int i = 0; i < 3; i++) {
        shop.nothing();
        assertThat(chronicle.flush()).isTrue();
      }
      assertThat(chronicle.metrics().stored()).isEqualTo(3);
      assertThat(writers).hasSize(3).allMatch(writer -> writer == writers.get(0));
    }
  }

  @Test
  void flushOnAnInterruptedThread_returnsAtOnceAndKeepsTheInterrupt() {
    CountDownLatch gate = new CountDownLatch(1);
    try (Chronicle chronicle = Chronicle.builder().sink(batch -> gate.await()).install()) {
      shop.nothing();
      Thread.currentThread().interrupt();

      assertThat(chronicle.flush()).isFalse();
      assertThat(Thread.interrupted()).isTrue();
      gate.countDown();
    }
  }

  @Test
  void flushThatTakesTooLong_saysSo() {
    CountDownLatch gate = new CountDownLatch(1);
    try (Chronicle chronicle = Chronicle.builder().sink(batch -> gate.await()).install()) {
      shop.nothing();

      assertThat(chronicle.flush(Duration.ofMillis(1))).isFalse();
      gate.countDown();
      assertThat(chronicle.flush()).isTrue();
    }
  }

  @Test
  void builder_namesWhatIsWrong() {
    assertThatThrownBy(() -> Chronicle.builder().install())
        .hasMessage("sink must be named before install()");
    assertThatThrownBy(() -> Chronicle.builder().queueCapacity(0))
        .hasMessage("queueCapacity must be positive, was: 0");
    assertThatThrownBy(() -> Chronicle.builder().flushInterval(Duration.ZERO))
        .hasMessage("flushInterval must be positive, was: PT0S");
  }

  private void callFromManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int call = 0; call < CALLS_A_THREAD; call++) {
                    shop.nothing();
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  /** A captured method within which anything can happen. */
  private static final class Capturing {
    @Capture
    static void run(Runnable task) {
      task.run();
    }
  }
}
