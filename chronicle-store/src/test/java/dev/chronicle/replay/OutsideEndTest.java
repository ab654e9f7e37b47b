package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.Warehouse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutsideEndTest {
  private final Orders orders = new Orders(new Warehouse.Real());

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void callThatWasCancelled_isCancelledAgain() {
    List<CapturedCall> calls = Recorder.record(() -> orders.promise(false).cancel(true));

    assertThat(replay(calls)).isInstanceOf(ReplayResult.Matched.class);
  }

  @Test
  void callWhoseTimeWasUp_isEndedAgain() {
    List<CapturedCall> calls =
        Recorder.record(
            () -> orders.promise(false).completeExceptionally(new TimeoutException("late")));

    assertThat(replay(calls)).isInstanceOf(ReplayResult.Matched.class);
  }

  @Test
  void callThatEndsOtherwiseByItself_diverges() {
    List<CapturedCall> calls = Recorder.record(() -> orders.promise(false).cancel(true));
    Bug.planted = Bug.BROKEN_PROMISE;

    ReplayResult.Diverged result = (ReplayResult.Diverged) replay(calls);
    assertThat(result.first().findings().get(0).toString())
        .startsWith("$.exception EXCEPTION_CHANGED");
  }

  @Test
  void callThatWasCancelledWhileItWaitedForADependency_isSkipped() {
    CountDownLatch answered = new CountDownLatch(1);
    Orders slow = new Orders(new Waiting(answered));
    List<CapturedCall> calls =
        Recorder.record(
            () -> {
              slow.promise(true).cancel(true);
              return null;
            });
    answered.countDown();

    assertThat(((ReplayResult.Skipped) replay(calls)).reason())
        .isEqualTo(
            "it was ended from outside by a java.util.concurrent.CancellationException, before it"
                + " got as far as it does now");
  }

  @Test
  void anotherImplementation_whoseFutureIsCancelled_isCompared() {
    List<CapturedCall> calls = Recorder.record(() -> orders.promise(false).cancel(true));
    Orders other =
        new Orders(new Warehouse.Real()) {
          @Override
          public CompletableFuture<Integer> promise(boolean isKept) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            future.cancel(true);
            return future;
          }
        };

    ReplayReport report =
        Replayer.over(calls).allow(Orders.class).build().compare(Orders.class, other).replay();
    assertThat(report.counts()).isEqualTo(new ReplayCounts(1, 0, 0, 0, 0));
  }

  private ReplayResult replay(List<CapturedCall> calls) {
    return Replayer.over(calls)
        .allow(Orders.class)
        .targets(TargetResolver.of(orders))
        .build()
        .replay(calls.get(0));
  }

  /** A warehouse that answers late. */
  private record Waiting(CountDownLatch latch) implements Warehouse {
    @Override
    public int stock(String item) {
      try {
        latch.await();
      } catch (InterruptedException unexpected) {
        throw new AssertionError(unexpected);
      }
      return 1;
    }

    @Override
    public long nextNumber() {
      return 1;
    }

    @Override
    public void save(Orders.Receipt receipt) {}

    @Override
    public List<String> related(String item) {
      return List.of();
    }
  }
}
