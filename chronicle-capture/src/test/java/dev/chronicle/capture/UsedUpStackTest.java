package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.capture.sampling.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Calls that end where the stack has room for less than Chronicle does. */
class UsedUpStackTest {
  private static final int ROUNDS = 150;
  private static final int THREADS = 4;

  @Test
  void callsWithinEndlessRecursion_areEachStoredOrCounted_andTheWriterGoesOn() throws Exception {
    AtomicLong received = new AtomicLong();
    try (Chronicle chronicle =
        Chronicle.builder()
            .queueCapacity(1_000)
            .sink(batch -> received.addAndGet(batch.calls().size()))
            .install()) {
      useUpStacks();

      assertAllIsAccountedFor(chronicle, received);
    }
  }

  @Test
  void callsThatAreKeptThoughSampledOut_areEachStoredOrCounted_andTheWriterGoesOn()
      throws Exception {
    AtomicLong received = new AtomicLong();
    try (Chronicle chronicle =
        Chronicle.builder()
            .settings(CaptureSettings.builder().sampler(Sampler.rate(0)).build())
            .queueCapacity(1_000)
            .sink(batch -> received.addAndGet(batch.calls().size()))
            .install()) {
      useUpStacks();

      assertAllIsAccountedFor(chronicle, received);
    }
  }

  private static void assertAllIsAccountedFor(Chronicle chronicle, AtomicLong received) {
    assertThat(chronicle.flush()).isTrue();
    assertThat(chronicle.metrics().pending()).isZero();
    assertThat(chronicle.metrics().stored()).isEqualTo(received.get());
    long before = received.get();
    chronicle.settings(CaptureSettings.DEFAULT);
    new Shop().nothing();
    assertThat(chronicle.flush()).isTrue();
    assertThat(received.get()).isEqualTo(before + 1);
  }

  /** Lets threads with stacks of many sizes fall over their ends, at ever other frames. */
  private static void useUpStacks() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(null, UsedUpStackTest::useUp, "deep", 200_000 + i * 4_096L);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void useUp() {
    for (int round = 0; round < ROUNDS; round++) {
      try {
        Deep.fall(round % 7, round);
      } catch (StackOverflowError expected) {
        // The next round ends at another frame.
      }
    }
  }

  /** Falls endlessly, and makes a captured call at every step. */
  private static final class Deep {
    static long fall(int ballast, long steps) {
      if (steps == Long.MAX_VALUE) {
        return 0;
      }
      long result = ballast == 0 ? step(steps) : fall(ballast - 1, steps + 1);
      return result + fall(3, steps + 1);
    }

    @Capture
    static long step(long steps) {
      return steps;
    }
  }
}
