package dev.chronicle.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.simulator.plan.Operation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunStatisticsTest {
  private final RunStatistics statistics = new RunStatistics();

  @Test
  void eachPlannedRequest_isSentSkippedOrUnsent() {
    statistics.planned(Operation.READ);
    statistics.sent(Operation.READ);
    statistics.resent(Operation.READ);
    statistics.skipped(Operation.CREATE);
    statistics.unsent(Operation.DELETE, 1);

    Counts counts = tally().total().counts();

    assertThat(counts.planned()).isEqualTo(3);
    assertThat(counts.planned())
        .isEqualTo(counts.sent() - counts.retried() + counts.skipped() + counts.unsent());
  }

  @Test
  void aThousandKindsOfFailure_areCountedInAFixedNumberOfKinds() {
    for (int i = 0; i < 1_000; i++) {
      statistics.answered(Operation.READ, 0, 1, 1, new Verdict.Failure("kind " + i, "message"));
    }

    Tally tally = tally();

    assertThat(tally.failuresByKind()).hasSize(RunStatistics.MAX_KINDS + 1);
    assertThat(tally.failuresByKind().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(1_000);
    assertThat(tally.lastFailures()).hasSize(RunStatistics.KEPT_FAILURES);
    assertThat(tally.lastFailures().get(0).failure().kind()).isEqualTo("kind 999");
  }

  @Test
  void percentilesAreThoseOfTheRecordedLatencies() {
    for (int i = 1; i <= 1_000; i++) {
      long nanos = TimeUnit.MILLISECONDS.toNanos(i);
      statistics.answered(Operation.READ, 0, nanos, nanos, Verdict.SUCCESS);
    }

    LatencySummary latency = tally().byOperation().get(Operation.READ).latency();

    assertThat(latency.p50()).isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
    assertThat(latency.p95()).isBetween(Duration.ofMillis(950), Duration.ofMillis(951));
    assertThat(latency.p99()).isBetween(Duration.ofMillis(990), Duration.ofMillis(991));
    assertThat(latency.max()).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(1_001));
  }

  private Tally tally() {
    return statistics.tally(Duration.ofSeconds(1));
  }
}
