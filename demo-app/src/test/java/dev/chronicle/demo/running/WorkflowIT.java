package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a task over HTTP, step by step, and each step that is not allowed. */
@ExtendWith(SharedDemo.class)
class WorkflowIT {
  private static final String WORKER = "{\"worker_id\": \"worker-1\"}";
  private static final String STRANGER = "{\"worker_id\": \"worker-2\"}";

  private Api api;

  @BeforeEach
  void useServer(Api shared) {
    api = shared;
  }

  @Test
  void claimNext_takesTheMostUrgent_andAnswers204WhenThereIsNone() {
    api.post("/admin/clear-tasks").expect(200);
    create("low");
    String critical = create("critical");
    String high = create("high");

    Answer first = api.post("/tasks/claim-next?worker_id=worker-1").expect(200);
    assertThat(first.text("id")).isEqualTo(critical);
    assertThat(first.text("status")).isEqualTo("claimed");
    assertThat(first.text("claimed_by")).isEqualTo("worker-1");
    assertThat(leaseOf(first)).isEqualTo(Duration.ofSeconds(60));
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(api.post("/tasks/claim-next?worker_id=w&priority=medium").expect(204).body())
        .isEmpty();
    assertThat(api.post("/tasks/claim-next?worker_id=w&priority=high").text("id")).isEqualTo(high);
    api.post("/tasks/claim-next?worker_id=w").expect(200);
    api.post("/tasks/claim-next?worker_id=w").expect(204);
  }

  @Test
  void worker_leadsATaskToCompleted() {
    String path = "/tasks/" + api.taskThatIs("pending");

    assertThat(api.post(path + "/claim", WORKER).expect(200).text("status")).isEqualTo("claimed");
    Answer processing = api.post(path + "/process", WORKER).expect(200);
    assertThat(processing.text("status")).isEqualTo("processing");
    Answer extended = api.post(path + "/heartbeat", WORKER).expect(200);
    assertThat(extended.text("lease_expires_at"))
        .isGreaterThan(processing.text("lease_expires_at"));
    Answer completed =
        api.post(path + "/complete?worker_id=worker-1", "{\"output\": [1, 2.50]}").expect(200);
    assertThat(completed.text("status")).isEqualTo("completed");
    assertThat(completed.body()).contains("\"result\":{\"output\":[1,2.50]}");
    assertThat(completed.json().path("lease_expires_at").isNull()).isTrue();
    assertThat(completed.text("completed_at")).isNotBlank();

    Answer again = api.post(path + "/complete", "{\"output\": [1, 2.50]}").expect(200);
    assertThat(again.body()).isEqualTo(completed.body());
    api.post(path + "/complete", "{\"output\": []}").expectProblem(409, "already_completed");
  }

  @Test
  void complete_takesAnyJsonAsResult_andNone() {
    for (String result : List.of("[]", "\"text\"", "12.50", "true", "null", "{}")) {
      String id = api.taskThatIs("processing");
      Answer completed = api.post("/tasks/" + id + "/complete", result).expect(200);
      assertThat(completed.body()).contains("\"result\":" + result + ",");
    }
    String id = api.taskThatIs("processing");
    assertThat(api.post("/tasks/" + id + "/complete").expect(200).json().path("result").isNull())
        .isTrue();
  }

  @Test
  void process_takesAsLongAsItIsAskedTo() {
    String path = "/tasks/" + api.taskThatIs("claimed") + "/process";

    api.post(path, "{\"worker_id\": \"worker-1\", \"simulate_duration_ms\": 10001}")
        .expectInvalid("simulate_duration_ms");
    long start = System.nanoTime();
    api.post(path, "{\"worker_id\": \"worker-1\", \"simulate_duration_ms\": 120}").expect(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
  }

  @Test
  void fail_givesTheTaskBackAfterABackOff_untilItsRetriesAreUsedUp() {
    JsonNode task =
        api.post("/tasks", "{\"title\": \"fails\", \"max_retries\": 1}").expect(201).json();
    String path = "/tasks/" + task.path("id").textValue();

    api.post(path + "/claim", WORKER).expect(200);
    Answer waiting = api.post(path + "/fail?error_message=no%20paper").expect(200);
    assertThat(waiting.text("status")).isEqualTo("pending");
    assertThat(waiting.text("error_message")).isEqualTo("no paper");
    assertThat(waiting.json().path("retry_count").intValue()).isEqualTo(1);
    assertThat(Instant.parse(waiting.text("available_at")))
        .isBetween(
            Instant.parse(waiting.text("updated_at")),
            Instant.parse(waiting.text("updated_at")).plusSeconds(1));

    api.post(path + "/claim", WORKER).expect(200);
    Answer failed = api.post(path + "/fail", "{\"error_message\": \"no ink\"}").expect(200);
    assertThat(failed.text("status")).isEqualTo("failed");
    assertThat(failed.text("error_message")).isEqualTo("no ink");

    Answer redriven = api.post(path + "/retry").expect(200);
    assertThat(redriven.text("status")).isEqualTo("pending");
    assertThat(redriven.json().path("retry_count").intValue()).isZero();
  }

  @Test
  void release_givesTheClaimBack_andItDoesNotCount() {
    String path = "/tasks/" + api.taskThatIs("processing");

    api.post(path + "/release?worker_id=worker-2").expectProblem(409, "not_owner");
    Answer released = api.post(path + "/release", WORKER).expect(200);
    assertThat(released.text("status")).isEqualTo("pending");
    assertThat(released.json().path("claimed_by").isNull()).isTrue();
    assertThat(released.json().path("retry_count").intValue()).isZero();
    api.post(path + "/claim", WORKER).expect(200);
    api.post(path + "/release").expect(200);
  }

  static Stream<Arguments> illegalSteps() {
    return Stream.of(
            steps("claim", "claimed", "processing", "completed", "failed"),
            steps("process", "pending", "processing", "completed", "failed"),
            steps("heartbeat", "pending", "completed", "failed"),
            steps("complete", "pending", "claimed", "failed"),
            steps("fail", "pending", "completed", "failed"),
            steps("release", "pending", "completed", "failed"),
            steps("retry", "pending", "claimed", "processing", "completed"))
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0} from {1}")
  @MethodSource("illegalSteps")
  void illegalStep_isRefused_andChangesNothing(String step, String status) {
    String path = "/tasks/" + api.taskThatIs(status);
    String before = api.get(path).expect(200).body();

    Answer refused =
        (step.equals("retry") ? api.post(path + "/retry") : api.post(path + "/" + step, WORKER))
            .expectProblem(409, "illegal_transition");

    assertThat(refused.text("current_status")).isEqualTo(status);
    assertThat(refused.json().path("version").longValue())
        .isEqualTo(Long.parseLong(api.get(path).text("version")));
    assertThat(api.get(path).body()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("strangersSteps")
  void stranger_isRefused_andChangesNothing(String step, String status) {
    String path = "/tasks/" + api.taskThatIs(status);
    String before = api.get(path).expect(200).body();

    Answer refused =
        step.equals("complete")
            ? api.post(path + "/complete?worker_id=worker-2", "{}")
            : api.post(path + "/" + step, STRANGER);

    refused.expectProblem(409, "not_owner");
    assertThat(api.get(path).body()).isEqualTo(before);
  }

  static Stream<Arguments> strangersSteps() {
    return Stream.of(
            steps("process", "claimed"),
            steps("heartbeat", "claimed", "processing"),
            steps("complete", "processing"),
            steps("fail", "claimed", "processing"),
            steps("release", "claimed", "processing"))
        .flatMap(List::stream);
  }

  @Test
  void staleLease_changesNothing_andTheTaskGoesToAnother(RunningDemo demo) throws SQLException {
    String id = api.taskThatIs("processing");
    endLease(demo, id);

    Answer late = api.post("/tasks/" + id + "/complete", "{\"late\": true}");
    // The sweeper, which looks each second, may have been first.
    boolean swept = late.text("current_status").equals("pending");
    late.expectProblem(409, swept ? "illegal_transition" : "lease_expired");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/tasks/" + id).text("status").equals("pending"));
    Answer back = api.get("/tasks/" + id);
    assertThat(back.json().path("result").isNull()).isTrue();
    assertThat(back.json().path("retry_count").intValue()).isEqualTo(1);
    assertThat(back.text("error_message")).startsWith("worker worker-1 was not heard of");
    api.post("/tasks/" + id + "/claim", STRANGER).expect(200);
    api.post("/tasks/" + id + "/process", WORKER).expectProblem(409, "not_owner");
  }

  private static void endLease(RunningDemo demo, String id) throws SQLException {
    try (Connection tasks =
            DriverManager.getConnection(
                "jdbc:sqlite:" + demo.directory().resolve("demo_tasks.db"));
        PreparedStatement update =
            tasks.prepareStatement("UPDATE tasks SET lease_expires_at = 1 WHERE id = ?")) {
      update.setString(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private String create(String priority) {
    return api.post("/tasks", "{\"title\": \"t\", \"priority\": \"%s\"}".formatted(priority))
        .expect(201)
        .text("id");
  }

  private static Duration leaseOf(Answer task) {
    return Duration.between(
        Instant.parse(task.text("claimed_at")), Instant.parse(task.text("lease_expires_at")));
  }

  private static List<Arguments> steps(String step, String... statuses) {
    List<Arguments> steps = new ArrayList<>();
    for (String status : statuses) {
      steps.add(Arguments.of(step, status));
    }
    return steps;
  }
}
