package dev.chronicle.demo.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told who got it wrong, and that nothing is lost or logged by it. */
@ExtendWith(SharedDemo.class)
class BadInputIT {
  private Api api;
  private URI server;

  @BeforeEach
  void useServer(RunningDemo demo, Api shared) {
    api = shared;
    server = demo.uri();
  }

  @AfterAll
  static void nothingUnexpectedHappened(RunningDemo demo) {
    assertThat(demo.output())
        .noneMatch(line -> line.contains("Unexpected failure") || line.startsWith("\tat "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                | title
          {"title": null}                                   | title
          {"title": "  "}                                   | title
          {"title": 7}                                      | title
          {"title": "a\\u0000b"}                            | title
          {"title": "\\uD800"}                              | title
          {"title": "x", "priority": "urgent"}              | priority
          {"title": "x", "priority": "HIGH"}                | priority
          {"title": "x", "payload": []}                     | payload
          {"title": "x", "payload": "text"}                 | payload
          {"title": "x", "payload": {"a": "\\uDC00"}}       | payload
          {"title": "x", "max_retries": 11}                 | max_retries
          {"title": "x", "max_retries": -1}                 | max_retries
          {"title": "x", "max_retries": 1.5}                | max_retries
          {"title": "x", "max_retries": "3"}                | max_retries
          {"title": "x", "max_retries": 99999999999999999}  | max_retries
          {"title": "x", "status": "completed"}             | status
          []                                                | body
          "text"                                            | body
          null                                              | title
          """)
  void create_namesTheFieldThatBreaksARule(String body, String field) {
    api.post("/tasks", body).expectInvalid(field);
  }

  @Test
  void create_countsCharactersAndNotBytes() {
    String longest = "\uD83D\uDE80".repeat(200);
    api.post("/tasks", "{\"title\": \"%s\"}".formatted(longest)).expect(201);
    api.post("/tasks", "{\"title\": \"%sx\"}".formatted(longest)).expectInvalid("title");
    String description = "{\"title\": \"x\", \"description\": \"%s\"}";
    api.post("/tasks", description.formatted("d".repeat(2000))).expect(201);
    api.post("/tasks", description.formatted("d".repeat(2001))).expectInvalid("description");
  }

  @Test
  void idempotencyKey_mustSaySomething() {
    String task = "{\"title\": \"x\"}";
    for (String key : List.of("", "x".repeat(256))) {
      api.post("/tasks", task, "Idempotency-Key", key).expectInvalid("Idempotency-Key");
    }
    api.post("/tasks", task, "Idempotency-Key", "x".repeat(255)).expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"title\": \"x\"", "{\"title\": \"x\"} x", "{'title': 1}", "nul"})
  void malformedJson_isToldWhere(String body) {
    Answer answer = api.post("/tasks", body).expectProblem(400, "malformed_json");
    assertThat(answer.text("detail")).contains("see line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1.5E-99999999999"})
  void exponentThatNoDecimalHolds_isRefused(String number) {
    api.post("/tasks", "{\"title\": \"x\", \"payload\": {\"a\": " + number + "}}")
        .expectProblem(400, "malformed_json");
  }

  @Test
  void hundredThousandLevelsOfJson_areRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    api.post("/tasks", "{\"title\": \"x\", \"payload\": {\"a\": " + deep + "}}")
        .expectProblem(400, "malformed_json");
    String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    api.post("/tasks", "{\"title\": \"x\", \"payload\": " + objects + "}")
        .expectProblem(400, "malformed_json");
    api.post("/tasks/" + api.taskThatIs("processing") + "/complete", deep)
        .expectProblem(400, "malformed_json");
  }

  @Test
  void nestedJson_withinTheLimit_isKeptWhole() {
    String deep = "[".repeat(900) + "]".repeat(900);
    Answer answer =
        api.post("/tasks", "{\"title\": \"x\", \"payload\": {\"a\": " + deep + "}}").expect(201);
    assertThat(answer.body()).contains(deep);
    assertThat(api.get("/tasks/" + answer.text("id")).expect(200).body()).contains(deep);
  }

  @Test
  void bodyOverOneMebibyte_isRefused_whetherItSaysItsSizeOrNot() {
    String large =
        "{\"title\": \"x\", \"payload\": {\"a\": \"%s\"}}".formatted("y".repeat(2 << 20));
    api.post("/tasks", large).expectProblem(413, "body_too_large");
    api.send(
            "POST",
            "/tasks",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))),
            "Content-Type",
            "application/json")
        .expectProblem(413, "body_too_large");
    String justRight =
        "{\"title\": \"x\", \"payload\": {\"a\": \"%s\"}}".formatted("y".repeat(1_000_000));
    api.post("/tasks", justRight).expect(201);
  }

  @Test
  void refusal_leavesTheConnectionUsable_howeverMuchOfTheBodyWasStillUnderWay() throws IOException {
    String large = "{\"title\": 1}" + " ".repeat(900_000);
    for (String request : List.of("POST /tasks", "PUT /tasks", "POST /nowhere", "DELETE /tasks")) {
      try (RawConnection connection = RawConnection.to(server)) {
        String first = connection.send(request, List.of("Content-Type: application/json"), large);
        assertThat(first).as(request).startsWith("HTTP/1.1 4");
        assertThat(connection.send("GET /health", List.of(), "")).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void compressedBody_isReadUpToWhatItUnpacksTo() throws IOException {
    assertThat(postGzip(gzip("{\"title\": \"zipped\"}"))).startsWith("HTTP/1.1 201");
    assertThat(postGzip(gzip(" ".repeat(20 << 20)))).startsWith("HTTP/1.1 413");
    assertThat(postGzip("no gzip".getBytes(UTF_8))).startsWith("HTTP/1.1 400");
  }

  @Test
  void otherMediaTypes_areRefused() {
    api.send("POST", "/tasks", BodyPublishers.ofString("title=x"), "Content-Type", "text/plain")
        .expectProblem(415, "unsupported_media_type");
    api.get("/tasks", "Accept", "text/html").expectProblem(406, "not_acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0SB3E4YGQQYVM", "x", "%00", "..%2F..", "a'b", "%F0%9F%9A%80"})
  void unknownId_isNotFound(String id) {
    String path = "/tasks/" + id;
    api.get(path).expect(id.contains("%2F") || id.contains("%00") ? 400 : 404);
    if (!id.contains("%2F") && !id.contains("%00")) {
      api.get(path).expectProblem(404, "task_not_found");
      api.patch(path, "{}").expectProblem(404, "task_not_found");
      api.delete(path).expectProblem(404, "task_not_found");
      for (String step : new String[] {"claim", "process", "heartbeat", "release"}) {
        api.post(path + "/" + step, "{\"worker_id\": \"w\"}").expectProblem(404, "task_not_found");
      }
      api.post(path + "/complete", "{}").expectProblem(404, "task_not_found");
      api.post(path + "/fail", "{}").expectProblem(404, "task_not_found");
      api.post(path + "/retry").expectProblem(404, "task_not_found");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/tasks?limit=0, limit",
    "/tasks?limit=1001, limit",
    "/tasks?limit=100000, limit",
    "/tasks?limit=-1, limit",
    "/tasks?limit=ten, limit",
    "/tasks?limit=99999999999999999999, limit",
    "/tasks?offset=-1, offset",
    "/tasks?offset=x, offset",
    "/tasks?cursor=nonsense, cursor",
    "/tasks?cursor=%27%20OR%201=1, cursor",
    "/tasks?status=done, status",
    "/tasks?priority=urgent, priority",
    "/tasks?q=%00, q",
    "/captures?limit=0, limit",
    "/captures?limit=501, limit",
    "/captures?limit=100000, limit",
    "/captures?limit=ten, limit",
    "/captures?offset=-1, offset",
    "/captures?cursor=nonsense, cursor",
    "/captures?cursor=%00, cursor",
    "/captures?has_error=maybe, has_error",
    "/captures?has_error=TRUE, has_error",
    "/captures?since=yesterday, since",
    "/captures?until=2026-13-01T00:00:00Z, until",
    "/captures?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z, until",
    "/captures?min_duration_ms=-1, min_duration_ms",
    "/captures?min_duration_ms=NaN, min_duration_ms",
    "/captures?min_duration_ms=1e99999, min_duration_ms",
    "/captures?min_duration_ms=1e999999999, min_duration_ms",
    "/captures?trace_id=xyz, trace_id",
  })
  void query_namesTheParameterThatBreaksARule(String path, String parameter) {
    api.get(path).expectInvalid(parameter);
  }

  @Test
  void textToLookFor_mustNotBeTooLong() {
    api.get("/tasks?q=" + "x".repeat(201)).expectInvalid("q");
    api.get("/captures?q=" + "x".repeat(201)).expectInvalid("q");
    api.get("/captures?q=%22%27%25_%5C%00").expect(200);
  }

  @Test
  void worker_mustHaveAName() {
    String path = "/tasks/" + api.taskThatIs("claimed");
    for (String step : new String[] {"process", "heartbeat"}) {
      api.post(path + "/" + step, "{}").expectInvalid("worker_id");
      api.post(path + "/" + step, "{\"worker_id\": \"\"}").expectInvalid("worker_id");
      api.post(path + "/" + step, "{\"worker_id\": [1]}").expectInvalid("worker_id");
      api.post(path + "/" + step, "{\"worker_id\": \"w\", \"x\": 1}").expectInvalid("x");
    }
    api.post("/tasks/claim-next").expectInvalid("worker_id");
    api.post("/tasks/claim-next?worker_id=" + "w".repeat(201)).expectInvalid("worker_id");
    api.post("/tasks/claim-next?worker_id=w&priority=none").expectInvalid("priority");
    api.post(path + "/complete?worker_id=", "{}").expectInvalid("worker_id");
    api.post(path + "/fail", "{\"retryable\": \"no\"}").expectInvalid("retryable");
    api.post(path + "/fail", "{\"error_message\": \"%s\"}".formatted("e".repeat(10_001)))
        .expectInvalid("error_message");
    assertThat(api.get(path).text("status")).isEqualTo("claimed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"rate\": 0.51}", "{\"rate\": -0.1}", "{\"rate\": \"0.1\"}"})
  void errorInjection_mustBeWithinItsBounds(String body) {
    api.post("/admin/error-injection", body).expectInvalid("rate");
  }

  @Test
  void busyDatabase_isTold_andTheCallMayBeSentAgain(RunningDemo demo) throws SQLException {
    String path = "/tasks/" + api.taskThatIs("pending");
    try (Connection other =
            DriverManager.getConnection(
                "jdbc:sqlite:" + demo.directory().resolve("demo_tasks.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      Answer busy = api.post("/tasks", "{\"title\": \"x\"}").expectProblem(503, "database_busy");
      assertThat(busy.header("Retry-After")).isEqualTo("1");
      api.get(path).expect(200);
      statement.execute("ROLLBACK");
    }
    api.post("/tasks", "{\"title\": \"x\"}").expect(201);
  }

  private String postGzip(byte[] body) throws IOException {
    List<String> headers = List.of("Content-Type: application/json", "Content-Encoding: gzip");
    try (RawConnection connection = RawConnection.to(server)) {
      return connection.send("POST /tasks", headers, body);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
