package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Calls;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.CaptureStoreContract;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract for a store almost all of whose calls are in segments. */
class SegmentedStoreTest extends CaptureStoreContract {
  private static final Layout SMALL = new Layout(1, 0, 1);
  private static final Duration ONE = Duration.ofMillis(1);
  private static final int QUARTER = 900;

  @TempDir private Path directory;

  @Override
  protected CaptureStore newStore() {
    SqliteCaptureStore store = open(SMALL, Retention.UNLIMITED);
    return (CaptureStore)
        Proxy.newProxyInstance(
            CaptureStore.class.getClassLoader(),
            new Class<?>[] {CaptureStore.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(store, arguments);
                if (method.getName().equals("store")) {
                  store.maintain();
                }
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  @Test
  void segments_holdWhatIsNoLongerNew() throws IOException {
    try (SqliteCaptureStore store = open(new Layout(10, 1, 30), Retention.UNLIMITED)) {
      for (int n = 0; n < 100; n++) {
        store.store(new CallBatch(List.of(Calls.returned(n, "place", ONE))));
      }
      store.maintain();

      assertThat(segments()).hasSize(3);
      List<CapturedCall> seen = new ArrayList<>();
      store.scan(CallFilter.ALL, seen::add);
      assertThat(seen).hasSize(100);
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(100);
      assertThat(store.health().message()).startsWith("100 calls");
    }
  }

  @Test
  void droppedSegments_areGoneFromDiskAndFromStatistics() throws IOException {
    try (SqliteCaptureStore store = open(new Layout(10, 1, 30), Retention.UNLIMITED)) {
      for (int n = 0; n < 100; n++) {
        store.store(new CallBatch(List.of(Calls.returned(n, "place", ONE))));
      }
      store.maintain();
      long size = store.prune(Retention.UNLIMITED).bytes();
      assertThat(size).isZero();
      Duration age = Duration.between(Calls.START.plusSeconds(61), NOW);

      assertThat(store.prune(Retention.UNLIMITED.withMaxAge(age)).calls()).isEqualTo(60);
      assertThat(segments()).hasSize(1);
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(40);
      assertThat(store.find(CallQuery.limit(100).build()).calls()).hasSize(40);
    }
  }

  @Test
  void statisticsAskedAgain_followWhatWasStoredAndDroppedMeanwhile() {
    try (SqliteCaptureStore store = open(new Layout(10, 1, 30), Retention.UNLIMITED)) {
      for (int n = 0; n < 72; n++) {
        storeAtQuarter(n, n % 3 == 0 ? "place" : "cancel", store);
      }
      store.maintain();
      assertThat(callsInTimeline(null, store)).isEqualTo(72);
      assertThat(callsInTimeline(null, store)).isEqualTo(72);
      assertThat(callsInTimeline("place", store)).isEqualTo(24);
      // Full minutes: calls 2 to 50.
      TimeRange middle =
          new TimeRange(
              Calls.START.plusSeconds(2 * QUARTER), Calls.START.plusSeconds(50 * QUARTER));
      assertThat(store.statistics(middle).total().calls()).isEqualTo(49);
      assertThat(store.statistics(middle).total().calls()).isEqualTo(49);

      for (int n = 72; n < 96; n++) {
        storeAtQuarter(n, "place", store);
      }
      store.maintain();
      assertThat(callsInTimeline(null, store)).isEqualTo(96);
      assertThat(callsInTimeline("place", store)).isEqualTo(48);

      Duration age = Duration.between(Calls.START.plusSeconds(40 * QUARTER), NOW);
      long left = 96 - store.prune(Retention.UNLIMITED.withMaxAge(age)).calls();
      assertThat(left).isBetween(56L, 95L);
      assertThat(callsInTimeline(null, store)).isEqualTo(left);
      assertThat(store.statistics(middle).total().calls()).isEqualTo(51 - (96 - left));
    }
  }

  private static void storeAtQuarter(int n, String function, CaptureStore store) {
    store.store(new CallBatch(List.of(Calls.returned(n * QUARTER, function, ONE))));
  }

  private static long callsInTimeline(String function, CaptureStore store) {
    return store.timeline(TimeRange.ALL, function, 10).buckets().stream()
        .mapToLong(bucket -> bucket.stats().calls())
        .sum();
  }

  @Test
  void keptSums_areThoseOfTheSegmentsThatAreThere() {
    Path file = directory.resolve("captures.db");
    TimeRange some = new TimeRange(Calls.START.plusSeconds(5), Calls.START.plusSeconds(400));
    try (SqliteCaptureStore store = open(new Layout(10, 1, 30), Retention.UNLIMITED)) {
      for (int n = 0; n < 600; n += 5) {
        List<CapturedCall> batch = new ArrayList<>();
        for (int i = n; i < n + 5; i++) {
          batch.add(Calls.returned(i, i % 3 == 0 ? "place" : "price", Duration.ofMillis(i)));
        }
        store.store(new CallBatch(batch));
        store.maintain();
        if (n == 400) {
          Duration age = Duration.between(Calls.START.plusSeconds(150), NOW);
          assertThat(store.prune(Retention.UNLIMITED.withMaxAge(age)).calls()).isPositive();
        }
        try (SqliteCaptureStore nothingKept = SqliteCaptureStore.openReadOnly(file)) {
          for (TimeRange range : List.of(TimeRange.ALL, some)) {
            assertThat(store.statistics(range)).isEqualTo(nothingKept.statistics(range));
            assertThat(store.timeline(range, null, 30))
                .isEqualTo(nothingKept.timeline(range, null, 30));
            assertThat(store.timeline(range, "place", 3))
                .isEqualTo(nothingKept.timeline(range, "place", 3));
          }
        }
      }
    }
  }

  @Test
  void thinnedSegments_areNewFilesThatHoldWhatStays() throws IOException {
    Path file = directory.resolve("captures.db");
    Retention retention =
        Retention.builder()
            .maxAge(Duration.between(Calls.START.plusSeconds(900), NOW))
            .errorsMaxAge(Duration.ofDays(36_500))
            .build();
    try (SqliteCaptureStore store = open(new Layout(300, 0, 900), Retention.UNLIMITED)) {
      for (int n = 0; n < 900; n += 100) {
        List<CapturedCall> batch = new ArrayList<>();
        for (int i = n; i < n + 100; i++) {
          batch.add(
              i % 10 == 0 ? Calls.threw(i, "place", "x" + i) : Calls.returned(i, "place", ONE));
        }
        store.store(new CallBatch(batch));
      }
      store.maintain();
      List<Path> before = segments();
      List<CapturedCall> errors = store.find(CallQuery.limit(900).hasError(true).build()).calls();

      assertThat(store.prune(retention).calls()).isEqualTo(810);
      assertThat(segments()).isEmpty();
      assertThat(Files.exists(before.get(0))).isFalse();
      assertThat(directory.resolve("captures-00000001.1.db")).exists();
      assertThat(store.find(CallQuery.limit(900).build()).calls()).isEqualTo(errors);
      assertThat(store.find(CallQuery.limit(900).text("x890").build()).calls()).hasSize(1);
      assertThat(store.find(CallQuery.limit(900).traceId(Calls.TRACE).build()).calls()).hasSize(90);
      assertThat(store.statistics(TimeRange.ALL).total().errors()).isEqualTo(90);
    }
    try (SqliteCaptureStore again = SqliteCaptureStore.openReadOnly(file)) {
      assertThat(again.find(CallQuery.limit(900).build()).calls()).hasSize(90);
    }
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().matches(".*captures-\\d{8}\\.db")).toList();
    }
  }

  private SqliteCaptureStore open(Layout layout, Retention retention) {
    return SqliteCaptureStore.builder(directory.resolve("captures.db"))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .layout(layout)
        .retention(retention)
        .open();
  }
}
