package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.demo.running.OtlpCollector.Received;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where traces go, and what is in them: a real collector receives them from the running jar. */
class TelemetryIT {
  private static final String CALLER_TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER_SPAN = "b7ad6b7169203331";

  @TempDir private Path directory;

  @Test
  void collector_receivesSpansByHttp_thatFitTheCapturedCalls() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start();
        RunningDemo demo = startFor("localhost:" + collector.port(), Map.of("ENVIRONMENT", "it"))) {
      Api api = demo.api();
      api.post(
              "/tasks?x=1",
              "{\"title\": \"traced\"}",
              "traceparent",
              "00-" + CALLER_TRACE + "-" + CALLER_SPAN + "-01",
              "User-Agent",
              "it/1")
          .expect(201);

      List<Received> trace = await(collector, CALLER_TRACE, 2);
      Received server = only(trace, SpanKind.SPAN_KIND_SERVER);
      assertThat(server.isGrpc()).isFalse();
      assertThat(server.span().getName()).isEqualTo("POST /tasks");
      assertThat(server.parentId()).isEqualTo(CALLER_SPAN);
      assertThat(server.attributes())
          .containsEntry("http.request.method", "POST")
          .containsEntry("http.route", "/tasks")
          .containsEntry("http.response.status_code", "201")
          .containsEntry("url.path", "/tasks")
          .containsEntry("url.query", "x=1")
          .containsEntry("url.scheme", "http")
          .containsEntry("server.address", "127.0.0.1")
          .containsEntry("server.port", String.valueOf(demo.uri().getPort()))
          .containsEntry("client.address", "127.0.0.1")
          .containsEntry("network.protocol.version", "1.1")
          .containsEntry("user_agent.original", "it/1")
          .doesNotContainKeys("http.method", "http.status_code", "http.url", "http.target");
      assertThat(server.resource())
          .containsEntry("service.name", "chronicle-demo")
          .containsEntry("deployment.environment.name", "it")
          .containsKey("service.version");

      Received sql = only(trace, SpanKind.SPAN_KIND_CLIENT);
      assertThat(sql.parentId()).isEqualTo(server.id());
      assertThat(sql.attributes())
          .containsEntry("db.system.name", "sqlite")
          .hasEntrySatisfying("db.query.text", text -> assertThat(text).contains("INSERT INTO"));

      JsonNode call = api.get("/captures?trace_id=" + CALLER_TRACE).json().at("/calls/0");
      assertThat(call.path("function_name").textValue()).isEqualTo("create_task");
      assertThat(call.path("span_id").textValue()).isEqualTo(server.id());

      String refused = api.post("/tasks/none/retry").expect(404).header("X-Trace-Id");
      Received notFound = only(await(collector, refused, 2), SpanKind.SPAN_KIND_SERVER);
      assertThat(notFound.span().getName()).isEqualTo("POST /tasks/{id}/retry");
      assertThat(notFound.span().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
      assertThat(demo.output()).noneMatch(line -> line.contains("span: "));
    }
  }

  @Test
  void collector_receivesSpansByGrpc_whenToldSo() throws Exception {
    try (OtlpCollector collector = OtlpCollector.start();
        RunningDemo demo =
            startFor(
                "localhost:" + collector.port(), Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"))) {
      String trace = demo.api().get("/tasks").expect(200).header("X-Trace-Id");

      assertThat(await(collector, trace, 2)).allMatch(Received::isGrpc);
    }
  }

  @Test
  void collectorThatIsDown_costsOneWarning() throws Exception {
    RunningDemo demo =
        startFor(
            "localhost:" + closedPort(), Map.of("OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true"));
    try (demo) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                demo.api().get("/tasks").expect(200);
                return demo.output().size() > 1;
              });
      for (int i = 0; i < 20; i++) {
        demo.api().get("/tasks").expect(200);
      }
    }
    assertThat(demo.output())
        .filteredOn(line -> !line.contains("Ready after"))
        .singleElement()
        .asString()
        .contains("WARN", "Spans cannot be sent", "localhost");
  }

  private RunningDemo startFor(String endpoint, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "50");
    return RunningDemo.startIn(directory, environment);
  }

  private static List<Received> await(OtlpCollector collector, String traceId, int spans) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> collector.trace(traceId).size() >= spans);
    return collector.trace(traceId);
  }

  private static Received only(List<Received> trace, SpanKind kind) {
    List<Received> found = trace.stream().filter(each -> each.span().getKind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
