package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was recorded of calls, over HTTP: that each step is there, whole, and can be found. */
@ExtendWith(SharedDemo.class)
class CapturesIT {
  private static final String WORKER = "{\"worker_id\": \"worker-1\"}";

  /** In the values of one test's calls, to find them among those of others. */
  private final String mark = UUID.randomUUID().toString();

  private Api api;

  @BeforeEach
  void useServer(Api shared) {
    api = shared;
  }

  @Test
  void eachStepOfAWorker_isRecordedWithArgumentsResultDurationTraceAndSql() {
    Answer created =
        api.post(
                "/tasks",
                """
                {"title": "%s", "priority": "high", "payload": {"order": 12345}}
                """
                    .formatted(mark))
            .expect(201);
    String id = created.text("id");
    String path = "/tasks/" + id;
    Answer claimed = api.post(path + "/claim", WORKER).expect(200);
    Answer processing = api.post(path + "/process", WORKER).expect(200);
    Answer completed = api.post(path + "/complete", "{\"output\": \"%s\"}".formatted(mark));
    Answer read = api.get(path).expect(200);

    JsonNode create = recorded("create_task", created);
    assertThat(create.path("module").textValue()).endsWith(".TaskResource");
    assertThat(create.at("/args/body/title").textValue()).isEqualTo(mark);
    assertThat(create.at("/args/body/payload/order").intValue()).isEqualTo(12345);
    assertThat(create.at("/result/body/id").textValue()).isEqualTo(id);
    assertThat(create.path("fidelity").textValue()).isEqualTo("exact");
    assertThat(create.path("service_version").textValue()).isNotBlank();
    assertThat(sqlOf(create)).singleElement().asString().startsWith("INSERT INTO tasks");

    JsonNode claim = recorded("claim_task", claimed);
    assertThat(claim.at("/args/id").textValue()).isEqualTo(id);
    assertThat(claim.at("/args/body/worker_id").textValue()).isEqualTo("worker-1");
    assertThat(claim.at("/result/body/status").textValue()).isEqualTo("claimed");
    assertThat(sqlOf(claim)).singleElement().asString().startsWith("UPDATE tasks SET");

    JsonNode process = recorded("process_task", processing);
    assertThat(process.at("/args/body/worker_id").textValue()).isEqualTo("worker-1");
    assertThat(process.at("/result/body/status").textValue()).isEqualTo("processing");

    JsonNode complete = recorded("complete_task", completed);
    assertThat(complete.at("/args/result/output").textValue()).isEqualTo(mark);
    assertThat(complete.at("/result/body/status").textValue()).isEqualTo("completed");
    assertThat(recorded("get_task", read).at("/result/body/version").intValue()).isEqualTo(4);
  }

  @Test
  void claimNext_isRecordedWithTheStatementThatTookTheTask() {
    api.createTask(mark);
    Answer claimed = api.post("/tasks/claim-next?worker_id=" + mark).expect(200);

    JsonNode call = recorded("claim_next_task", claimed);
    assertThat(call.at("/args/workerId").textValue()).isEqualTo(mark);
    assertThat(sqlOf(call)).singleElement().asString().contains("status = 'claimed'");
  }

  @Test
  void refusal_isRecordedWithItsExceptionAndStackTrace() {
    String id = api.taskThatIs("pending");
    Answer refused = api.post("/tasks/" + id + "/complete", "{}").expect(409);

    String trace = refused.header("X-Trace-Id");
    JsonNode call = onlyCall("function_name=complete_task&trace_id=" + trace);
    assertThat(call.path("exception_type").textValue()).endsWith(".IllegalTransitionException");
    assertThat(call.path("exception").textValue()).contains("it must be processing, is: pending");
    assertThat(call.path("stack_trace").textValue()).contains("WorkflowOperations.completeTask");
    assertThat(call.path("result").isNull()).isTrue();
    assertThat(calls("has_error=true&q=" + id)).hasSize(1);
    assertThat(calls("has_error=false&q=" + id)).isNotEmpty().doesNotContain(call);
  }

  @Test
  void traceOfTheCaller_isContinued() {
    String trace = mark.replace("-", "");
    Answer answer =
        api.post(
            "/tasks",
            "{\"title\": \"traced\"}",
            "traceparent",
            "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(answer.header("X-Trace-Id")).isEqualTo(trace);
    assertThat(onlyCall("trace_id=" + trace).path("span_id").textValue())
        .matches("[0-9a-f]{16}")
        .isNotEqualTo("00f067aa0ba902b7");
    assertThat(calls("trace_id=" + trace.toUpperCase(Locale.ROOT))).hasSize(1);
  }

  @Test
  void filters_keepWhatTheySay() {
    Instant before = Instant.now();
    for (int i = 0; i < 3; i++) {
      api.createTask(mark);
    }
    String slow = "{\"worker_id\": \"%s\", \"simulate_duration_ms\": 60}".formatted(mark);
    String path = "/tasks/" + api.taskThatIs("pending");
    api.post(path + "/claim", "{\"worker_id\": \"%s\"}".formatted(mark)).expect(200);
    api.post(path + "/process", slow).expect(200);
    Instant after = Instant.now();
    String q = "q=" + mark;

    assertThat(calls(q)).hasSize(5);
    assertThat(calls(q + "&function_name=create_task")).hasSize(3);
    assertThat(calls(q + "&function_name=no_such")).isEmpty();
    assertThat(calls(q + "&min_duration_ms=60")).hasSize(1);
    assertThat(calls(q + "&min_duration_ms=0.0001")).hasSize(5);
    assertThat(calls(q + "&since=" + before.minusMillis(1))).hasSize(5);
    assertThat(calls(q + "&since=" + after.plusMillis(1))).isEmpty();
    assertThat(calls(q + "&until=" + before.minusMillis(1))).isEmpty();
    assertThat(calls(q + "&until=2999-01-01T02:00:00+02:00")).hasSize(5);
    assertThat(calls(q + "&limit=2")).hasSize(2);
    assertThat(calls(q + "&offset=4")).hasSize(1);
    assertThat(calls(q + "&has_error=false")).hasSize(5);
    assertThat(calls(q + "&has_error=true")).isEmpty();
  }

  @Test
  void cursor_leadsThroughAllCallsNewestFirst_whileNewOnesArrive() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      created.add(0, api.createTask(mark + i).path("id").textValue());
    }

    List<String> found = new ArrayList<>();
    String query = "/captures?limit=2&q=" + mark;
    JsonNode page = api.get(query).expect(200).json();
    while (true) {
      page.path("calls").forEach(call -> found.add(call.at("/result/body/id").textValue()));
      assertThat(page.path("count").intValue()).isEqualTo(page.path("calls").size());
      if (page.path("next").isNull()) {
        break;
      }
      api.createTask(mark + "late");
      page = api.get(query + "&cursor=" + page.path("next").textValue()).expect(200).json();
    }

    assertThat(found).containsExactlyElementsOf(created);
  }

  @Test
  void oneCall_comesWithItsTree() {
    Answer created = api.post("/tasks", "{\"title\": \"%s\"}".formatted(mark)).expect(201);
    JsonNode listed = onlyCall("q=" + mark);

    JsonNode call = api.get("/captures/" + listed.path("id").textValue()).expect(200).json();
    assertThat(call.path("tree")).hasSize(1);
    assertThat(call.at("/tree/0/id")).isEqualTo(call.path("id"));
    assertThat(call.at("/result/body/id").textValue()).isEqualTo(created.text("id"));
    assertThat(sqlOf(call)).hasSize(1);
    api.get("/captures/0000000000000").expectProblem(404, "call_not_found");
  }

  @Test
  void functions_areCounted() {
    long before = api.get("/captures/functions").json().at("/functions/create_task").longValue();
    api.createTask(mark);

    assertThat(api.get("/captures/functions").json().at("/functions/create_task").longValue())
        .isEqualTo(before + 1);
  }

  @Test
  void watchingTheServer_isNotRecorded() {
    List<String> watched = List.of("/health", "/stats", "/captures", "/admin/error-injection");
    for (String path : watched) {
      String trace = api.get(path).expect(200).header("X-Trace-Id");
      assertThat(calls("trace_id=" + trace)).as(path).isEmpty();
    }
  }

  /** Returns the call that led to this answer, found by its trace, and checks what all have. */
  private JsonNode recorded(String function, Answer answer) {
    JsonNode call = onlyCall("trace_id=" + answer.header("X-Trace-Id"));
    assertThat(call.path("function_name").textValue()).isEqualTo(function);
    assertThat(call.path("duration_ms").doubleValue()).isPositive();
    assertThat(call.path("span_id").textValue()).matches("[0-9a-f]{16}");
    assertThat(call.path("exception").isNull()).isTrue();
    Instant start = Instant.parse(call.path("start_time").textValue());
    Instant end = Instant.parse(call.path("end_time").textValue());
    assertThat(Duration.between(start, end)).isPositive();
    assertThat(sqlOf(call)).as("SQL of " + function).isNotEmpty();
    return call;
  }

  private static List<String> sqlOf(JsonNode call) {
    List<String> statements = new ArrayList<>();
    for (JsonNode dependency : call.path("dependencies")) {
      if (dependency.path("kind").textValue().equals("sql")) {
        statements.add(dependency.path("name").textValue());
        assertThat(dependency.path("duration_ms").doubleValue()).isPositive();
      }
    }
    return statements;
  }

  private JsonNode onlyCall(String query) {
    JsonNode calls = calls(query);
    assertThat(calls).as(query).hasSize(1);
    return calls.get(0);
  }

  private JsonNode calls(String query) {
    return api.get("/captures?" + query).expect(200).json().path("calls");
  }
}
