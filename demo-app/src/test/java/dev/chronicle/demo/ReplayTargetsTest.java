package dev.chronicle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.demo.api.Json;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.Leases;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.RetryPolicy;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.db.SqliteClaimStore;
import dev.chronicle.demo.db.SqliteTaskStore;
import dev.chronicle.demo.db.TaskDatabase;
import dev.chronicle.demo.resources.TaskOperations;
import dev.chronicle.demo.resources.TaskResource;
import dev.chronicle.demo.resources.WorkflowOperations;
import dev.chronicle.demo.resources.WorkflowResource;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.report.ReportFormat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTargetsTest {
  private static final int TASKS = 160;

  private final Random random = new Random(3);
  private final ErrorInjector errors = new ErrorInjector(random);
  private final RetryPolicy retries =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), random);

  @Test
  void everythingRecorded_replaysTheSameWithoutADatabase(@TempDir Path directory) {
    List<CapturedCall> calls = new CopyOnWriteArrayList<>();
    try (TaskDatabase database =
            TaskDatabase.open(
                "jdbc:sqlite:" + directory.resolve("tasks.db"),
                Duration.ofSeconds(30),
                UnaryOperator.identity());
        Chronicle chronicle =
            Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install()) {
      work(database);
      chronicle.flush();
    }

    Replayer replayer =
        Replayer.over(List.copyOf(calls))
            .allowPackages(ReplayTargets.class.getClassLoader(), "dev.chronicle.demo")
            .targets(new ReplayTargets())
            .build();
    ReplayReport report = replayer.run();

    assertThat(report.clusters()).isEmpty();
    assertThat(report.reasons()).isEmpty();
    assertThat(report.counts().matched()).isEqualTo(calls.size()).isGreaterThan(1_000);
    assertThat(report.liveCalls()).isZero();
    assertThat(report.byFunction()).containsKeys("create_task", "fail_task", "decide_retry");
    assertThat(ReportFormat.JSON.write(replayer.run())).isEqualTo(ReportFormat.JSON.write(report));
  }

  private void work(TaskDatabase database) {
    Clock clock = Clock.systemUTC();
    TaskResource tasks =
        new TaskResource(
            new TaskOperations(
                new SqliteTaskStore(database),
                new TaskIds(clock, random),
                errors,
                clock,
                Duration.ofDays(1)));
    WorkflowResource workflow =
        new WorkflowResource(
            new WorkflowOperations(
                new SqliteClaimStore(database),
                new Ageing(Duration.ofMinutes(5)),
                new Leases(clock, Duration.ofSeconds(60)),
                retries,
                errors,
                duration -> {}));
    errors.setRate(0.1);
    for (int i = 0; i < TASKS; i++) {
      String title = i % 9 == 0 ? "" : "task " + i;
      attempt(() -> tasks.create(body("{'title': '" + title + "', 'max_retries': 1}"), null));
      attempt(() -> tasks.create(body("{'title': 'once', 'priority': 'high'}"), "key"));
      attempt(() -> tasks.create(body("{'tilte': 'misspelt'}"), null));
      attempt(() -> tasks.list(null, null, null, "5", null, null));
      lead(workflow, tasks, i);
      attempt(() -> tasks.get("no such task", null));
    }
  }

  private void lead(WorkflowResource workflow, TaskResource tasks, int i) {
    attempt(
        () -> {
          TaskView task = workflow.claimNext("worker", null).body();
          if (task == null) {
            return;
          }
          String id = task.id();
          JsonNode worker = body("{'worker_id': '" + (i % 7 == 0 ? "another" : "worker") + "'}");
          attempt(() -> workflow.process(id, body("{'worker_id': 'worker'}")));
          attempt(() -> workflow.heartbeat(id, worker));
          attempt(() -> tasks.get(id, "\"" + (i % 4) + "\""));
          if (i % 2 == 0) {
            attempt(() -> workflow.complete(id, TextNode.valueOf("done"), "worker"));
          } else {
            JsonNode failure = body("{'retryable': " + (i % 3 != 0) + ", 'worker_id': 'worker'}");
            attempt(() -> workflow.fail(id, failure, "broken", null));
            attempt(() -> workflow.retry(id));
          }
          attempt(() -> tasks.delete(id, "\"1\", \"2\", \"3\", \"4\""));
        });
  }

  private static JsonNode body(String json) {
    try {
      return Json.read(json.replace('\'', '"'));
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static void attempt(Runnable operation) {
    try {
      operation.run();
    } catch (QueueException refused) {
      // Refusals are recorded and played back like everything else.
      return;
    }
  }
}
