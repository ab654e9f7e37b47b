package dev.chronicle.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CallIdsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final long START_NANOS = START.toEpochMilli() * 1_000_000;

  private final CallIds ids = new CallIds();

  @Test
  void id_carriesTheMillisecondOfTheStart() {
    CallId id = new CallId(ids.next(START_NANOS));

    assertThat(id).isGreaterThanOrEqualTo(CallId.lowestAt(START));
    assertThat(id).isLessThan(CallId.lowestAt(START.plusMillis(1)));
  }

  @Test
  void ids_growWithinAMillisecondAndWhenTheClockGoesBack() {
    long first = ids.next(START_NANOS);
    long sameMillisecond = ids.next(START_NANOS);
    long clockSetBack = ids.next(START_NANOS - 3_600_000_000_000L);

    assertThat(sameMillisecond).isGreaterThan(first);
    assertThat(clockSetBack).isGreaterThan(sameMillisecond);
  }

  @Test
  void moreIdsThanAMillisecondHolds_stayUnique() {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 50_000; i++) {
      assertThat(seen.add(ids.next(START_NANOS))).isTrue();
    }
  }

  @Test
  void sixteenThreads_neverGetTheSameId() throws Exception {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    Callable<Boolean> taking =
        () -> {
          boolean allNew = true;
          for (int i = 0; i < 10_000; i++) {
            allNew &= seen.add(ids.next(START_NANOS + i));
          }
          return allNew;
        };
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Boolean>> sixteen = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        sixteen.add(taking);
      }
      for (Future<Boolean> each : threads.invokeAll(sixteen)) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(seen).hasSize(160_000);
  }
}
