package dev.chronicle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. */
public abstract class CaptureStoreContract {
  /** What the store's clock says. */
  protected static final Instant NOW = Calls.START.plusSeconds(86_400);

  private static final Duration ONE = Duration.ofMillis(1);

  private CaptureStore store;

  /** Returns a new, empty store whose clock stands at {@link #NOW}. */
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
  void notices_areKeptNewestFirst_andOnlyTheLatest() {
    FunctionId function = Calls.returned(0, "place", ONE).function();
    Instant now = NOW.truncatedTo(ChronoUnit.MICROS);
    CaptureNotice limit =
        new CaptureNotice(
            now, CaptureNotice.Kind.LIMIT_REACHED, function, 3, "limit \u0000 \uD83D");
    CaptureNotice lost =
        new CaptureNotice(
            now.plusSeconds(1), CaptureNotice.Kind.CALLS_DROPPED, null, 0, "calls were dropped");
    store.store(new CallBatch(List.of(), List.of(), List.of(limit, lost)));

    assertThat(store.notices(10)).containsExactly(lost, limit);
    assertThat(store.notices(1)).containsExactly(lost);
    assertThatThrownBy(() -> store.notices(0)).hasMessage("limit must be positive, was: 0");

    store.store(new CallBatch(List.of(), List.of(), Collections.nCopies(1_500, lost)));
    assertThat(store.notices(2_000)).hasSize(1_000).doesNotContain(limit);
    store.clear();
    assertThat(store.notices(10)).isEmpty();
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
    assertThat(statistics.losses())
        .containsExactly(new FunctionLosses("place", Map.of(DropReason.QUEUE_FULL, 14L), 0));
    assertThat(store.services()).containsExactly(Map.entry(new ServiceId("shop", "1"), 201L));
    FunctionStats place = statistics.byFunction().get(0);
    assertThat(place.name()).isEqualTo("place");
    assertThat(place.totalDuration()).isEqualTo(Duration.ofMillis(200 * 201 / 2));
    assertThat(place.max()).isEqualTo(Duration.ofMillis(200));
    assertThat(place.p50()).isBetween(Duration.ofMillis(99), Duration.ofMillis(102));
    assertThat(store.functions()).containsEntry("place", 200L).containsEntry("price", 1L);
  }

  @Test
  void furtherFilters_keepWhatTheySay() {
    CapturedCall root = Calls.returned(0, "place", Duration.ofMillis(5));
    CapturedCall child = Calls.within(Calls.id(0), 1, "price");
    CapturedCall failed = Calls.threw(2, "place", "sold out");
    CapturedCall newer = Calls.ofVersion("2", Calls.returned(3, "place", Duration.ofMillis(9)));
    store.store(new CallBatch(List.of(child, root, failed, newer)));

    assertThat(found(CallQuery.limit(10).exceptionType("java.lang.IllegalStateException")))
        .containsExactly(failed);
    assertThat(found(CallQuery.limit(10).exceptionType("IllegalStateException"))).isEmpty();
    assertThat(found(CallQuery.limit(10).serviceVersion("2"))).containsExactly(newer);
    assertThat(found(CallQuery.limit(10).newerThan(Calls.id(1)))).containsExactly(newer, failed);
    assertThat(found(CallQuery.limit(10).maxDuration(ONE))).containsExactly(failed, child);
    assertThat(found(CallQuery.limit(10).minDuration(ONE).maxDuration(Duration.ofMillis(5))))
        .containsExactly(failed, child, root);
    assertThat(found(CallQuery.limit(10).rootsOnly(true))).containsExactly(newer, failed, root);
    assertThat(found(CallQuery.limit(10).functionName("place").rootsOnly(true).text("100%")))
        .containsExactly(newer, root);
  }

  @Test
  void slowestFirst_pagesHoldEachCallOnceWhileNewOnesArrive() {
    for (int n = 0; n < 25; n++) {
      store.store(new CallBatch(List.of(Calls.returned(n, "place", Duration.ofMillis(n % 5)))));
    }
    List<CapturedCall> seen = new ArrayList<>();
    Page page = store.find(CallQuery.limit(4).order(CallOrder.SLOWEST).build());
    seen.addAll(page.calls());
    for (int n = 25; page.next().isPresent(); n++) {
      store.store(new CallBatch(List.of(Calls.returned(n, "place", Duration.ofSeconds(1)))));
      Cursor next = Cursor.parse(page.next().get().toString());
      page = store.find(CallQuery.limit(4).order(CallOrder.SLOWEST).cursor(next).build());
      seen.addAll(page.calls());
    }

    assertThat(seen)
        .isSortedAccordingTo(
            Comparator.comparing((CapturedCall call) -> call.timing().duration())
                .thenComparing(CapturedCall::id)
                .reversed());
    assertThat(seen).extracting(CapturedCall::id).hasSize(25).doesNotHaveDuplicates();
    assertThatThrownBy(() -> CallQuery.limit(1).cursor(new Cursor(Calls.id(0), ONE)).build())
        .hasMessageStartingWith("cursor must come from a page in the order NEWEST");
  }

  @Test
  void scan_showsEveryCallInOrderUntilToldToStop() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 1_200; n++) {
      calls.add(Calls.returned(n, n % 2 == 0 ? "place" : "price", ONE));
    }
    List<CapturedCall> shuffled = new ArrayList<>(calls);
    Collections.shuffle(shuffled, new Random(1));
    store.store(new CallBatch(shuffled));

    List<CapturedCall> seen = new ArrayList<>();
    store.scan(CallFilter.ALL, seen::add);
    assertThat(seen).containsExactlyElementsOf(calls);

    seen.clear();
    store.scan(CallFilter.builder().functionName("price").text("count\":11").build(), seen::add);
    assertThat(seen).hasSizeGreaterThan(1).allMatch(call -> call.function().name().equals("price"));

    seen.clear();
    store.scan(CallFilter.ALL, call -> seen.add(call) && seen.size() < 7);
    assertThat(seen).containsExactlyElementsOf(calls.subList(0, 7));
  }

  @Test
  void timeline_spreadsCallsOverEvenBuckets() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 600; n++) {
      calls.add(Calls.returned(n, "place", Duration.ofMillis(n < 300 ? 3 : 30)));
    }
    calls.add(Calls.threw(600, "price", "x"));
    store.store(new CallBatch(calls));

    Timeline timeline = store.timeline(TimeRange.ALL, null, 6);
    assertThat(timeline.buckets()).hasSizeBetween(5, 6);
    assertThat(timeline.buckets().get(0).start()).isBeforeOrEqualTo(Calls.START);
    assertThat(timeline.buckets()).extracting(bucket -> bucket.stats().calls()).doesNotContain(0L);
    assertThat(timeline.buckets().stream().mapToLong(bucket -> bucket.stats().calls()).sum())
        .isEqualTo(601);
    assertThat(timeline.buckets().get(0).durations().bins())
        .containsExactly(
            new DurationDistribution.Bin(
                Duration.ofMillis(2),
                Duration.ofMillis(5).minusNanos(1),
                timeline.buckets().get(0).stats().calls()));
    assertThat(timeline.buckets().get(timeline.buckets().size() - 1).stats().max())
        .isEqualTo(Duration.ofMillis(30));

    Timeline price = store.timeline(TimeRange.ALL, "price", 100);
    assertThat(price.buckets().get(price.buckets().size() - 1).stats().errors()).isEqualTo(1);
    assertThat(price.buckets().get(0).stats().calls()).isZero();
    assertThatThrownBy(() -> store.timeline(TimeRange.ALL, null, 0))
        .hasMessage("buckets must be between 1 and 10000, was: 0");
  }

  @Test
  void emptyStore_hasAnswers() {
    assertThat(store.timeline(TimeRange.ALL, null, 10).buckets()).isEmpty();
    assertThat(store.durations(TimeRange.ALL, null, null)).isEqualTo(DurationDistribution.NONE);
    assertThat(store.statistics(TimeRange.ALL).total().calls()).isZero();
    assertThat(store.check(Progress.NONE)).isEqualTo(new CheckReport(0, List.of()));
    store.scan(
        CallFilter.ALL,
        call -> {
          throw new AssertionError(call);
        });
  }

  @Test
  void versions_areToldApart() {
    store.store(
        new CallBatch(
            List.of(
                Calls.returned(0, "place", ONE),
                Calls.ofVersion("2", Calls.returned(1, "place", Duration.ofMillis(3))),
                Calls.ofVersion("2", Calls.threw(2, "price", "x")))));

    CallStatistics statistics = store.statistics(TimeRange.ALL, "2");
    assertThat(statistics.total().calls()).isEqualTo(2);
    assertThat(statistics.total().errors()).isEqualTo(1);
    assertThat(statistics.byFunction()).extracting(FunctionStats::calls).containsExactly(1L, 1L);
    assertThat(store.statistics(TimeRange.ALL, "3").total().calls()).isZero();
    assertThat(store.durations(TimeRange.ALL, "place", "1").calls()).isEqualTo(1);
    DurationDistribution all = store.durations(TimeRange.ALL, "place", null);
    assertThat(all.calls()).isEqualTo(2);
    assertThat(all.bins().get(1).from()).isLessThanOrEqualTo(Duration.ofMillis(3));
    assertThat(all.bins().get(1).to()).isGreaterThanOrEqualTo(Duration.ofMillis(3));
  }

  @Test
  void prune_deletesWhatIsTooOldAndItsStatistics() {
    store.store(new CallBatch(List.of(Calls.returned(0, "place", ONE))));
    store.store(new CallBatch(List.of(Calls.returned(7_200, "place", ONE))));

    Duration age = Duration.between(Calls.START.plusSeconds(3_600), NOW);
    assertThat(store.prune(Retention.UNLIMITED).calls()).isZero();
    assertThat(store.prune(Retention.UNLIMITED.withMaxAge(age)).calls()).isEqualTo(1);
    assertThat(found(CallQuery.limit(10)))
        .extracting(CapturedCall::id)
        .containsExactly(Calls.id(7_200));
    assertThat(store.functions()).containsEntry("place", 1L);
    assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(1);
    store.store(new CallBatch(List.of(Calls.returned(7_300, "place", ONE))));
    assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(2);
  }

  @Test
  void prune_keepsErrorsLonger() {
    for (int n = 0; n < 20; n++) {
      store.store(
          new CallBatch(
              List.of(
                  n % 5 == 0 ? Calls.threw(n, "place", "x") : Calls.returned(n, "place", ONE))));
    }
    store.store(new CallBatch(List.of(Calls.returned(7_200, "place", ONE))));
    Retention retention =
        Retention.builder()
            .maxAge(Duration.between(Calls.START.plusSeconds(3_600), NOW))
            .errorsMaxAge(Duration.between(Calls.START.plusSeconds(5), NOW))
            .build();

    assertThat(store.prune(retention).calls()).isGreaterThanOrEqualTo(16);
    assertThat(store.prune(retention).calls()).isZero();
    assertThat(found(CallQuery.limit(100)))
        .extracting(CapturedCall::id)
        .startsWith(Calls.id(7_200), Calls.id(15), Calls.id(10), Calls.id(5));
    assertThat(found(CallQuery.limit(100).hasError(false))).hasSize(1);
    assertThat(store.statistics(TimeRange.ALL).total().calls())
        .isEqualTo(found(CallQuery.limit(100)).size());
    assertThat(store.check(Progress.NONE).findings()).isEmpty();
  }

  @Test
  void prune_keepsTheNewestCallsOfEachFunction() {
    for (int n = 0; n < 20; n++) {
      store.store(new CallBatch(List.of(Calls.returned(n, n < 15 ? "place" : "price", ONE))));
    }

    Retention two = Retention.builder().maxCallsPerFunction(2L).maxCalls("price", 4).build();
    assertThat(store.prune(two).calls()).isEqualTo(14);
    assertThat(store.functions()).containsExactly(Map.entry("place", 2L), Map.entry("price", 4L));
    assertThat(found(CallQuery.limit(100)))
        .extracting(CapturedCall::id)
        .containsExactly(
            Calls.id(19), Calls.id(18), Calls.id(17), Calls.id(16), Calls.id(14), Calls.id(13));
    assertThat(store.prune(two).calls()).isZero();
    assertThat(store.prune(Retention.builder().maxCalls("place", 1).build()).calls()).isOne();
    assertThat(store.check(Progress.NONE).findings()).isEmpty();
    store.store(new CallBatch(List.of(Calls.returned(30, "place", ONE))));
    assertThat(store.functions()).containsEntry("place", 2L);
  }

  @Test
  void check_readsEveryCall() {
    store.store(new CallBatch(List.of(Calls.returned(0, "place", ONE), Calls.threw(1, "p", null))));

    CheckReport report = store.check(Progress.NONE);
    assertThat(report.calls()).isEqualTo(2);
    assertThat(report.isSound()).isTrue();
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
