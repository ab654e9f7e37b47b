package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.simulator.plan.Operation;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.report.Counts;
import dev.chronicle.simulator.report.RunState;
import dev.chronicle.simulator.report.Snapshot;
import dev.chronicle.simulator.run.Target;
import dev.chronicle.simulator.run.TrafficEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the simulator, {@code /stats} and the dashboard tell the same of one run. For some
 * seconds; with the profile {@code scale} for ten minutes at 200 requests a second.
 */
@Tag("agreement")
class TrafficAgreementIT {
  private static final int SECONDS = Integer.getInteger("agreement.seconds", 10);
  private static final int RATE = Integer.getInteger("agreement.rate", 50);

  private static final Map<Operation, List<String>> FUNCTIONS =
      Map.of(
          Operation.READ, List.of("list_tasks", "get_task"),
          Operation.CREATE, List.of("create_task"),
          Operation.CLAIM, List.of("claim_task", "claim_next_task"),
          Operation.PROCESS, List.of("process_task"),
          Operation.COMPLETE, List.of("complete_task", "fail_task"),
          Operation.UPDATE, List.of("update_task"),
          Operation.DELETE, List.of("delete_task"));

  private static final List<String> DECISIONS =
      List.of(
          "decide_retry", "decide_refusal", "explain_problem", "set_error_rate", "sweep_expired");

  @TempDir private Path directory;

  @Test
  void simulator_stats_andDashboard_countTheSameRequests() throws InterruptedException {
    try (RunningDemo demo = RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"));
        TrafficEngine engine =
            TrafficEngine.builder(new Target(demo.uri()))
                .settings(TrafficSettings.DEFAULT.withRate(RATE).withErrorRate(0.1))
                .limit(RunLimit.lasting(Duration.ofSeconds(SECONDS)))
                .seed(1)
                .build()) {
      engine.start();
      assertThat(engine.awaitEnd(Duration.ofSeconds(2L * SECONDS + 60))).isTrue();
      Snapshot run = engine.snapshot();
      assertThat(run.state()).isEqualTo(RunState.FINISHED);
      Counts sent = run.tally().total().counts();
      assertThat(sent.answered()).as("none is under way").isEqualTo(sent.sent());

      JsonNode stats = demo.api().get("/stats").expect(200).json().path("captures");
      JsonNode byFunction = stats.path("by_function");
      FUNCTIONS.forEach(
          (operation, functions) ->
              assertThat(functions.stream().mapToLong(name -> byFunction.path(name).asLong()).sum())
                  .as("calls of %s", functions)
                  .isEqualTo(run.of(operation).counts().sent()));
      assertThat(stats.path("dropped").longValue()).isZero();

      // The captured methods that no request calls by itself, and which never throw.
      long decisions = DECISIONS.stream().mapToLong(name -> byFunction.path(name).asLong()).sum();
      long calls = stats.path("total_calls").longValue();
      long threw = sent.failed() + sent.conflicts();
      assertThat(calls).isEqualTo(sent.sent() + decisions);
      assertThat(stats.path("error_rate").doubleValue())
          .isEqualTo(Math.round(100_000.0 * threw / calls) / 1000.0);

      Table table = Table.of(demo.api().get("/dashboard/analysis/functions.csv").body());
      assertThat(table.sum("calls")).isEqualTo(calls);
      assertThat(table.sum("errors")).isEqualTo(threw);
      assertThat(demo.api().get("/dashboard?range=all").body())
          .contains(String.format(Locale.ROOT, "%,d calls threw", threw));
      System.out.printf(
          Locale.ROOT,
          "%d s at %d/s: %,d sent, %,d threw, %,d calls stored, none dropped%n",
          SECONDS,
          RATE,
          sent.sent(),
          threw,
          calls);
    }
  }

  /** A table as the dashboard hands it out. */
  private record Table(List<String> head, List<List<String>> rows) {
    static Table of(String csv) {
      List<List<String>> lines =
          csv.lines().map(line -> Arrays.asList(line.split(",", -1))).toList();
      return new Table(lines.get(0), lines.subList(1, lines.size()));
    }

    long sum(String column) {
      int at = head.indexOf(column);
      return rows.stream().mapToLong(row -> Long.parseLong(row.get(at))).sum();
    }
  }
}
