package dev.chronicle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. */
public abstract class CaptureStoreContract {
  private static final Duration ONE = Duration.ofMillis(1);

  private CaptureStore store;

  /** Returns a new, empty store. */
  protected abstract CaptureStore newStore();

  @BeforeEach
  void openStore() {
    store = newStore();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void call_comesOutAsItWentIn() {
    List<CapturedCall> calls =
        List.of(
            Calls.threw(2, "place", "no \"stock\""),
            Calls.within(Calls.id(0), 1, "price"),
            Calls.returned(0, "place", Duration.ofNanos(1_234_567_891)));
    store.store(new CallBatch(calls));

    assertThat(found(CallQuery.limit(10))).containsExactlyElementsOf(calls);
    assertThat(store.find(Calls.id(1))).contains(calls.get(1));
    assertThat(store.find(Calls.id(9))).isEmpty();
  }

  @Test
  void filters_keepWhatTheySay() {
    CapturedCall failed = Calls.threw(2, "place", "sold out");
    CapturedCall slow = Calls.returned(1, "place", Duration.ofSeconds(2));
    CapturedCall other = Calls.returned(0, "price", ONE);
    store.store(new CallBatch(List.of(failed, slow, other)));

    assertThat(found(CallQuery.limit(10).functionName("price"))).containsExactly(other);
    assertThat(found(CallQuery.limit(10).hasError(true))).containsExactly(failed);
    assertThat(found(CallQuery.limit(10).hasError(false))).containsExactly(slow, other);
    assertThat(found(CallQuery.limit(10).minDuration(Duration.ofSeconds(2)))).containsExactly(slow);
    assertThat(found(CallQuery.limit(10).traceId(Calls.TRACE))).containsExactly(failed);
    assertThat(found(CallQuery.limit(10).text("SOLD Out"))).containsExactly(failed);
    assertThat(found(CallQuery.limit(10).since(Calls.START.plusSeconds(1))))
        .containsExactly(failed, slow);
    assertThat(found(CallQuery.limit(10).until(Calls.START.plusSeconds(1)))).containsExactly(other);
    assertThat(found(CallQuery.limit(10).functionName("place").hasError(false)))
        .containsExactly(slow);
    assertThat(found(CallQuery.limit(10).text("%\u0000"))).isEmpty();
  }

  @Test
  void pages_holdEachCallOnceWhileNewOnesArrive() {
    for (int n = 0; n < 25; n++) {
      store.store(new CallBatch(List.of(Calls.returned(n, "place", ONE))));
    }
    List<CapturedCall> seen = new ArrayList<>();
    Page page = store.find(CallQuery.limit(10).build());
    seen.addAll(page.calls());
    for (int n = 25; page.next().isPresent(); n++) {
      store.store(new CallBatch(List.of(Calls.returned(n, "place", ONE))));
      page = store.find(CallQuery.limit(10).cursor(page.next().get()).build());
      seen.addAll(page.calls());
    }

    assertThat(seen).extracting(CapturedCall::id).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen.get(0).id()).isEqualTo(Calls.id(24));
    assertThat(seen.get(24).id()).isEqualTo(Calls.id(0));
  }

  @Test
  void tree_isTheSameFromEveryCallInIt() {
    CapturedCall root = Calls.returned(0, "place", ONE);
    CapturedCall child = Calls.within(Calls.id(0), 1, "price");
    CapturedCall grandchild = Calls.within(Calls.id(1), 2, "tax");
    store.store(new CallBatch(List.of(grandchild, child, root, Calls.returned(3, "place", ONE))));

    assertThat(store.tree(Calls.id(1), 100)).containsExactly(root, child, grandchild);
    assertThat(store.tree(Calls.id(2), 100)).containsExactly(root, child, grandchild);
    assertThat(store.tree(Calls.id(9), 100)).isEmpty();
    assertThatThrownBy(() -> store.tree(Calls.id(0), 0))
        .hasMessage("limit must be positive, was: 0");
  }

  @Test
  void statistics_countEveryCallAndEveryLoss() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      calls.add(Calls.returned(n, "place", Duration.ofMillis(n + 1)));
    }
    calls.add(Calls.threw(200, "price", "x"));
    DroppedCalls lost =
        new DroppedCalls(calls.get(0).function(), DropReason.QUEUE_FULL, Calls.START, 7);
    store.store(new CallBatch(calls.subList(0, 50), List.of(lost)));
    store.store(new CallBatch(calls.subList(50, 201), List.of(lost)));

    CallStatistics statistics = store.statistics(TimeRange.ALL);
    assertThat(statistics.total().calls()).isEqualTo(201);
    assertThat(statistics.total().errors()).isEqualTo(1);
    assertThat(statistics.dropped()).containsEntry(DropReason.QUEUE_FULL, 14L);
    FunctionStats place = statistics.byFunction().get(0);
    assertThat(place.name()).isEqualTo("place");
    assertThat(place.totalDuration()).isEqualTo(Duration.ofMillis(200 * 201 / 2));
    assertThat(place.max()).isEqualTo(Duration.ofMillis(200));
    assertThat(place.p50()).isBetween(Duration.ofMillis(99), Duration.ofMillis(102));
    assertThat(store.functions()).containsEntry("place", 200L).containsEntry("price", 1L);
  }

  @Test
  void clear_leavesNothing() {
    store.store(new CallBatch(List.of(Calls.returned(0, "place", ONE))));

    assertThat(store.clear()).isEqualTo(1);
    assertThat(found(CallQuery.limit(10))).isEmpty();
    assertThat(store.functions()).isEmpty();
    assertThat(store.statistics(TimeRange.ALL).total().calls()).isZero();
  }

  @Test
  void closedStore_saysSo() {
    assertThat(store.health().healthy()).isTrue();
    store.close();

    assertThat(store.health().healthy()).isFalse();
    assertThatThrownBy(() -> store.find(Calls.id(0))).isInstanceOf(IllegalStateException.class);
  }

  private List<CapturedCall> found(CallQuery.Builder query) {
    return store.find(query.build()).calls();
  }
}
