package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server tells about itself, and what an operator may do with it. */
@ExtendWith(SharedDemo.class)
class ServerIT {
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"");

  private Api api;

  @BeforeEach
  void useServer(Api shared) {
    api = shared;
  }

  @Test
  void health_saysThatAllIsWell() {
    JsonNode health = api.get("/health").expect(200).json();

    assertThat(health.path("status").textValue()).isEqualTo("healthy");
    assertThat(health.path("otel_enabled").booleanValue()).isTrue();
    assertThat(health.path("timestamp").textValue()).endsWith("Z");
    assertThat(health.at("/checks/tasks/healthy").booleanValue()).isTrue();
    assertThat(health.at("/checks/captures/healthy").booleanValue()).isTrue();
  }

  @Test
  void clearTasks_saysHowManyThereWere() {
    api.post("/admin/clear-tasks").expect(200);
    api.createTask("one");
    api.createTask("two");

    assertThat(api.post("/admin/clear-tasks").expect(200).body()).isEqualTo("{\"deleted\":2}");
    assertThat(api.get("/tasks").expect(200).body()).isEqualTo("[]");
    assertThat(api.get("/stats").json().at("/tasks/total").longValue()).isZero();
  }

  @Test
  void clearCaptures_saysHowManyThereWere() {
    api.post("/admin/clear-captures").expect(200);
    api.createTask("one");

    assertThat(api.post("/admin/clear-captures").expect(200).body()).isEqualTo("{\"deleted\":1}");
    assertThat(api.get("/captures").expect(200).body())
        .isEqualTo("{\"calls\":[],\"count\":0,\"next\":null}");
    assertThat(api.get("/stats").json().at("/captures/total_calls").longValue()).isZero();
  }

  @Test
  void errorInjection_failsTheChosenShare_andIsRecorded() {
    assertThat(api.get("/admin/error-injection").expect(200).body()).isEqualTo("{\"rate\":0.0}");
    assertThat(api.post("/admin/error-injection", "{\"rate\": 0.5}").expect(200).body())
        .isEqualTo("{\"rate\":0.5}");
    try {
      Answer failed = api.get("/tasks?limit=1");
      while (failed.status() == 200) {
        failed = api.get("/tasks?limit=1");
      }
      failed.expectProblem(500, "injected_failure");

      JsonNode call =
          api.get("/captures?has_error=true&trace_id=" + failed.header("X-Trace-Id"))
              .json()
              .at("/calls/0");
      assertThat(call.path("exception_type").textValue())
          .matches("dev\\.chronicle\\.demo\\.core\\.Injected\\w+Exception");
      api.get("/health").expect(200);
    } finally {
      api.post("/admin/error-injection", "{\"rate\": 0}").expect(200);
    }
  }

  @Test
  void root_leadsToAPage() {
    Answer root = api.get("/");
    assertThat(root.status()).isBetween(300, 399);
    String page = URI.create(root.header("Location")).getPath();
    assertThat(api.get(page).expect(200).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void docs_loadEverythingFromTheServerItself() {
    Answer page = api.get("/docs").expect(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.body()).doesNotContain("http://", "https://");
    FILE.matcher(page.body())
        .results()
        .map(found -> found.group(1))
        .forEach(
            file -> {
              Answer answer = api.get(file).expect(200);
              assertThat(answer.body()).isNotBlank();
              api.get(file, "If-None-Match", answer.header("ETag")).expect(304);
            });
  }
}
