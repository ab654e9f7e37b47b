package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Creating, reading, listing, changing and deleting tasks over HTTP. */
@ExtendWith(SharedDemo.class)
class TasksIT {
  private static final String MICROSECONDS = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z";

  /** In the titles of one test's tasks, to find them among those of others. */
  private final String mark = UUID.randomUUID().toString();

  private Api api;

  @BeforeEach
  void useServer(Api shared) {
    api = shared;
  }

  @Test
  void create_answersTheTaskWithAllItsFieldsAndWhereItIs() {
    Answer answer =
        api.post(
                "/tasks",
                """
                {"title": "Ärger mit 発票 \\uD83D\\uDE80", "description": "two\\nlines",
                 "priority": "critical", "payload": {"n": 1.50, "deep": [{"a": null}]},
                 "max_retries": 10}
                """)
            .expect(201);

    JsonNode task = answer.json();
    assertThat(task.propertyStream().map(field -> field.getKey()))
        .containsExactly(
            "id",
            "title",
            "description",
            "status",
            "priority",
            "payload",
            "result",
            "error_message",
            "created_at",
            "updated_at",
            "claimed_at",
            "completed_at",
            "claimed_by",
            "retry_count",
            "max_retries",
            "available_at",
            "lease_expires_at",
            "version");
    assertThat(task.path("title").textValue()).isEqualTo("Ärger mit 発票 \uD83D\uDE80");
    assertThat(task.path("description").textValue()).isEqualTo("two\nlines");
    assertThat(task.path("status").textValue()).isEqualTo("pending");
    assertThat(task.path("priority").textValue()).isEqualTo("critical");
    assertThat(answer.body()).contains("\"payload\":{\"n\":1.50,\"deep\":[{\"a\":null}]}");
    assertThat(task.path("created_at").textValue()).matches(MICROSECONDS);
    assertThat(task.path("max_retries").intValue()).isEqualTo(10);
    assertThat(task.path("version").longValue()).isEqualTo(1);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    String id = task.path("id").textValue();
    assertThat(answer.header("Location")).endsWith("/tasks/" + id);
    assertThat(api.get("/tasks/" + id).expect(200).body()).isEqualTo(answer.body());
  }

  @Test
  void create_fillsInWhatIsLeftOut() {
    JsonNode task = api.createTask(mark);

    assertThat(task.path("description").isNull()).isTrue();
    assertThat(task.path("priority").textValue()).isEqualTo("medium");
    assertThat(task.path("payload").toString()).isEqualTo("{}");
    assertThat(task.path("max_retries").intValue()).isEqualTo(3);
  }

  @Test
  void create_withAnIdempotencyKey_makesOneTaskHoweverOftenItIsSent() {
    String body = "{\"title\": \"%s\"}".formatted(mark);
    Answer first = api.post("/tasks", body, "Idempotency-Key", mark).expect(201);
    Answer again = api.post("/tasks", body, "Idempotency-Key", mark).expect(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(list("q=" + mark)).hasSize(1);
    api.post("/tasks", "{\"title\": \"another\"}", "Idempotency-Key", mark)
        .expectProblem(422, "idempotency_key_reused");
  }

  @Test
  void list_leadsThroughAllTasksNewestFirst_whileNewOnesArrive() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      created.add(0, api.createTask(mark + " " + i).path("id").textValue());
    }

    List<String> listed = new ArrayList<>();
    Answer page = api.get("/tasks?limit=3&q=" + mark).expect(200);
    assertThat(page.header("X-Total-Count")).isEqualTo("7");
    while (true) {
      page.json().forEach(task -> listed.add(task.path("id").textValue()));
      String link = page.header("Link");
      if (link == null) {
        break;
      }
      assertThat(link).matches("<[^>]+>; rel=\"next\"");
      api.createTask(mark + " late");
      page = api.get(link.substring(1, link.indexOf('>'))).expect(200);
    }

    assertThat(listed).containsExactlyElementsOf(created);
  }

  @Test
  void list_filtersByStatusPriorityAndText_andSkips() {
    String id = api.createTask(mark + " 100%_a!b").path("id").textValue();
    api.post("/tasks", "{\"title\": \"%s 100xxa!b\", \"priority\": \"low\"}".formatted(mark))
        .expect(201);
    api.post("/tasks/" + id + "/claim", "{\"worker_id\": \"w\"}").expect(200);

    assertThat(list("status=claimed&q=" + mark)).hasSize(1);
    assertThat(list("status=completed&q=" + mark)).isEmpty();
    assertThat(list("priority=low&q=" + mark)).hasSize(1);
    assertThat(list("priority=medium&status=pending&q=" + mark)).isEmpty();
    assertThat(list("q=" + mark + "%20100%25_a!b")).hasSize(1);
    assertThat(list("q=" + mark + "&offset=1")).hasSize(1);
    assertThat(list("q=" + mark + "&offset=2")).isEmpty();
    assertThat(list("q=" + mark + "&status=&priority=&limit=&cursor=&offset=")).hasSize(2);
  }

  @Test
  void get_answers304ToThoseWhoKnowTheVersion() {
    String path = "/tasks/" + api.createTask(mark).path("id").textValue();

    Answer unchanged = api.get(path, "If-None-Match", "\"1\"").expect(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo("\"1\"");
    assertThat(unchanged.header("Content-Type")).isNull();
    api.get(path, "If-None-Match", "W/\"1\"").expect(304);
    api.get(path, "If-None-Match", "\"7\", \"1\"").expect(304);
    api.get(path, "If-None-Match", "*").expect(304);
    api.get(path, "If-None-Match", "\"2\"").expect(200);
  }

  @Test
  void update_changesWhatIsGivenAndNothingElse() {
    JsonNode task =
        api.post(
                "/tasks",
                """
                {"title": "before", "description": "stays", "payload": {"a": 1}}
                """)
            .expect(201)
            .json();
    String path = "/tasks/" + task.path("id").textValue();

    Answer changed = api.patch(path, "{\"title\": \"after\", \"priority\": \"high\"}").expect(200);
    assertThat(changed.text("title")).isEqualTo("after");
    assertThat(changed.text("priority")).isEqualTo("high");
    assertThat(changed.text("description")).isEqualTo("stays");
    assertThat(changed.json().path("payload").toString()).isEqualTo("{\"a\":1}");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");

    Answer cleared = api.patch(path, "{\"description\": null, \"payload\": null}").expect(200);
    assertThat(cleared.json().path("description").isNull()).isTrue();
    assertThat(cleared.json().path("payload").toString()).isEqualTo("{}");
  }

  @Test
  void update_andDelete_refuseAVersionThatIsGone() {
    String path = "/tasks/" + api.createTask(mark).path("id").textValue();
    api.patch(path, "{\"title\": \"second\"}", "If-Match", "\"1\"").expect(200);

    Answer refused =
        api.patch(path, "{\"title\": \"third\"}", "If-Match", "\"1\"")
            .expectProblem(412, "version_conflict");
    assertThat(refused.json().path("version").longValue()).isEqualTo(2);
    assertThat(refused.text("current_status")).isEqualTo("pending");
    api.delete(path, "If-Match", "\"1\"").expectProblem(412, "version_conflict");
    api.patch(path, "{}", "If-Match", "3").expectInvalid("If-Match");
    assertThat(api.get(path).text("title")).isEqualTo("second");
    api.delete(path, "If-Match", "\"9\", \"2\"").expect(200);
  }

  @Test
  void delete_removesTheTask() {
    String id = api.createTask(mark).path("id").textValue();

    assertThat(api.delete("/tasks/" + id).expect(200).body())
        .isEqualTo("{\"deleted\":\"%s\"}".formatted(id));
    api.get("/tasks/" + id).expectProblem(404, "task_not_found");
    api.delete("/tasks/" + id).expectProblem(404, "task_not_found");
  }

  private JsonNode list(String query) {
    return api.get("/tasks?" + query).expect(200).json();
  }
}
