package dev.chronicle.demo.running;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the network and the resources, on loopback and without a token. */
@ExtendWith(SharedDemo.class)
class GuardsIT {
  private Api api;
  private URI server;

  @BeforeEach
  void useServer(RunningDemo demo, Api shared) {
    api = shared;
    server = demo.uri();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "localhost:1", "LOCALHOST", "[::1]"})
  void ownNames_areAnswered(String host) throws IOException {
    assertThat(getAs(host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example"})
  void foreignName_isRefused_soThatNoPageReachesTheServerByRebinding(String host)
      throws IOException {
    assertThat(getAs(host))
        .startsWith("HTTP/1.1 421")
        .contains("\"code\":\"misdirected_request\"", "use localhost");
  }

  @Test
  void adminPort_hasTheSameGuards(RunningDemo demo) throws IOException {
    try (RawConnection connection = RawConnection.to(demo.adminUri())) {
      assertThat(
              connection.sendBytes(
                  "GET /ping HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(ISO_8859_1)))
          .startsWith("HTTP/1.1 421");
    }
    Answer ping = new Api(demo.adminUri()).get("/ping").expect(200);
    assertThat(ping.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void pageOfAnotherSite_mustNotWrite() {
    String task = "{\"title\": \"x\"}";
    api.post("/tasks", task, "Origin", "http://evil.example").expectProblem(403, "forbidden");
    api.post("/tasks", task, "Origin", "null").expectProblem(403, "forbidden");
    api.post("/tasks", task, "Sec-Fetch-Site", "cross-site").expectProblem(403, "forbidden");
    api.post("/tasks", task, "Sec-Fetch-Site", "same-site").expectProblem(403, "forbidden");
    api.post("/tasks", task, "Origin", "http://" + server.getAuthority()).expect(201);
    api.post("/tasks", task, "Sec-Fetch-Site", "same-origin").expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks", "/docs", "/openapi.json", "/nowhere", "/tasks/unknown"})
  void everyAnswer_carriesTheSecurityHeaders(String path) {
    Answer answer = api.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.header("X-Trace-Id")).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /tasks, 'GET,POST'",
    "DELETE, /tasks, 'GET,POST'",
    "POST, /tasks/0SB3E4YGQQYVM, 'GET,PATCH,DELETE'",
    "GET, /tasks/0SB3E4YGQQYVM/claim, POST",
    "PUT, /health, GET",
    "DELETE, /captures, GET",
    "GET, /admin/clear-tasks, POST",
  })
  void wrongMethod_isToldTheRightOnes(String method, String path, String allowed) {
    Answer answer =
        api.send(method, path, BodyPublishers.noBody()).expectProblem(405, "method_not_allowed");

    assertThat(answer.header("Allow").split(",\\s*")).contains(allowed.split(","));
    assertThat(answer.header("Allow")).doesNotContain(method);
  }

  @Test
  void traceMethod_isRefused() throws IOException {
    try (RawConnection connection = RawConnection.to(server)) {
      assertThat(connection.send("TRACE /tasks", List.of("X-Secret: s"), ""))
          .startsWith("HTTP/1.1 405")
          .doesNotContain("X-Secret");
    }
  }

  @Test
  void unknownPath_isNotFound() {
    api.get("/nowhere").expectProblem(404, "not_found");
    api.get("/docs/..%2f..%2fconfig.yml").expect(400);
    api.get("/docs/config.yml").expectProblem(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /tasks HTTP/1.1\r\n\r\n",
        "GET /tasks HTTP/1.1\r\nHost: localhost\r\nbroken header\r\n\r\n",
        "GET /tasks HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "POST /tasks HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      })
  void brokenRequest_isAProblemToo(String request) throws IOException {
    try (RawConnection connection = RawConnection.to(server)) {
      assertThat(connection.sendBytes(request.getBytes(ISO_8859_1)))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "\"code\":\"bad_request\"")
          .doesNotContain("Jetty", "Exception");
    }
  }

  @Test
  void tooLongUrl_andTooLargeHeaders_areProblemsToo() throws IOException {
    String long9k = "x".repeat(9_000);
    try (RawConnection connection = RawConnection.to(server)) {
      assertThat(connection.send("GET /tasks?q=" + long9k, List.of(), ""))
          .startsWith("HTTP/1.1 414")
          .contains("application/problem+json");
    }
    try (RawConnection connection = RawConnection.to(server)) {
      assertThat(connection.send("GET /tasks", List.of("X-Long: " + long9k), ""))
          .startsWith("HTTP/1.1 431")
          .contains("application/problem+json");
    }
  }

  private String getAs(String host) throws IOException {
    try (RawConnection connection = RawConnection.to(server)) {
      return connection.sendBytes(
          ("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(ISO_8859_1));
    }
  }
}
