package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.Calls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private final Handover handover = new Handover(1);
  private final CapturedCall call = Calls.returned(1, "place", Duration.ofMillis(1));

  @Test
  void take_givesWhatWasPut_thenNothingAfterTheEnd() throws Exception {
    handover.put(call);
    handover.end();

    assertThat(handover.take()).isSameAs(call);
    assertThat(handover.take()).isNull();
  }

  @Test
  void put_waitsForRoom() throws Exception {
    handover.put(call);
    Thread reader = waiting(this::put);

    assertThat(handover.take()).isSameAs(call);
    reader.join();
    assertThat(handover.take()).isSameAs(call);
  }

  @Test
  void cancel_frees_whoeverWaitsForRoom_andForgetsWhatWaits() throws Exception {
    handover.put(call);
    Thread reader = waiting(this::put);

    handover.cancel();
    reader.join();
    assertThat(handover.take()).isNull();
  }

  @Test
  void take_isNotEndedByAnInterruptThatCameTooLate() throws Exception {
    CompletableFuture<CapturedCall> taken = new CompletableFuture<>();
    Thread lane = waiting(() -> taken.complete(handover.take()));

    lane.interrupt();
    handover.put(call);
    lane.join();
    assertThat(taken).isCompletedWithValue(call);
  }

  private void put() {
    try {
      handover.put(call);
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static Thread waiting(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);
    return thread;
  }
}
