package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.demo.running.OtlpCollector.Received;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand secrets are sent to the server by every way that it has, and only the tasks keep them:
 * the database of the tasks is the application's own, and holds what it was told to hold.
 */
class CanaryIT {
  private static final List<String> NAMES =
      List.of(
          "password",
          "pwd",
          "passphrase",
          "pin_code",
          "otp",
          "recovery_code",
          "security_answer",
          "secret",
          "client_secret",
          "api_key",
          "access_token",
          "refresh_token",
          "csrf_token",
          "session_id",
          "authorization",
          "credentials",
          "cookie",
          "jwt",
          "hmac",
          "private_key",
          "encryption_key",
          "aws_secret_access_key",
          "account_key",
          "connection_string",
          "ssn",
          "passport_number",
          "tax_id",
          "drivers_license",
          "card_number",
          "cvv",
          "iban",
          "account_number",
          "routing_number");

  @TempDir private Path directory;
  private final Canaries canaries = new Canaries();

  @Test
  void secrets_areFoundNowhereButInTheTasks() throws Exception {
    String output;
    try (OtlpCollector collector = OtlpCollector.start()) {
      RunningDemo demo =
          RunningDemo.startIn(
              directory,
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  "http://localhost:" + collector.port(),
                  "OTEL_BSP_SCHEDULE_DELAY",
                  "50"));
      try (demo) {
        sendSecrets(demo.api());
        assertThat(canaries.count()).isGreaterThan(1_000);
        assertNoneIn("REST", captures(demo.api()));
        assertNoneIn("dashboard", pages(demo.api()));
        String last = demo.api().get("/tasks/none").header("X-Trace-Id");
        Awaitility.await().until(() -> !collector.trace(last).isEmpty());
        assertNoneIn("files of a server that runs", files());
      }
      output = String.join("\n", demo.output());
      assertNoneIn("traces", collector.all().stream().map(Received::toString).toList());
    }
    assertNoneIn("log", List.of(output));
    assertNoneIn("files", files());
    assertNoneIn("export", List.of(export()));
    String tasks =
        Files.readString(directory.resolve("demo_tasks.db"), StandardCharsets.ISO_8859_1);
    assertThat(canaries.in(tasks)).as("kept by the application itself").hasSizeGreaterThan(100);
  }

  private void sendSecrets(Api api) {
    for (String secret : canaries.patterns()) {
      api.post(
              "/tasks",
              "{\"title\": \"%s\", \"description\": \"see %s.\"}".formatted(secret, secret),
              "Authorization",
              "Bearer " + canaries.text(),
              "Cookie",
              "session=" + canaries.text(),
              "X-Api-Key",
              canaries.text())
          .expect(201);
    }
    for (int round = 0; round < 5; round++) {
      ObjectNode payload = payload();
      String task = "{\"title\": \"pay\", \"payload\": %s}".formatted(payload);
      String key = canaries.text() + "@example.com";
      String id = api.post("/tasks", task, "Idempotency-Key", key).expect(201).text("id");
      api.post("/tasks", task, "Idempotency-Key", key).expect(201);
      api.patch("/tasks/" + id, "{\"payload\": %s}".formatted(payload())).expect(200);
      String worker = canaries.text() + "@example.com";
      String body = "{\"worker_id\": \"%s\"}".formatted(worker);
      api.post("/tasks/" + id + "/claim", body).expect(200);
      api.post("/tasks/" + id + "/process", body).expect(200);
      api.post("/tasks/" + id + "/complete?worker_id=" + encoded(worker), payload().toString())
          .expect(200);
    }
    for (String secret : canaries.patterns()) {
      String plain = secret.replace("\\n", "\n");
      String id = api.taskThatIs("pending");
      String worker = "{\"worker_id\": \"worker-1\"}";
      api.post("/tasks/" + id + "/claim", worker).expect(200);
      api.post("/tasks/" + id + "/fail?error_message=" + encoded("refused: " + plain)).expect(200);
      String other = api.taskThatIs("claimed");
      api.post("/tasks/" + other + "/fail", "{\"error_message\": \"no: %s\"}".formatted(secret))
          .expect(200);
      api.get("/tasks?limit=1&q=" + encoded(plain)).expect(200);
      api.get("/tasks?limit=1&token=" + canaries.text());
      api.get("/tasks/" + encoded(plain).replace("%2F", "-"));
      api.post("/tasks/claim-next?worker_id=" + encoded(plain));
      api.post("/tasks", "{\"title\": 7, \"password\": \"%s\"}".formatted(canaries.text()));
    }
    api.post("/admin/error-injection", "{\"rate\": 0.5}").expect(200);
    for (String secret : canaries.patterns().subList(0, 8)) {
      api.post("/tasks", "{\"title\": \"%s\", \"payload\": %s}".formatted(secret, payload()));
    }
    api.post("/admin/error-injection", "{\"rate\": 0}").expect(200);
  }

  /** Returns an object with secrets under names that tell, in values of every shape. */
  private ObjectNode payload() {
    ObjectNode payload = Answer.JSON.createObjectNode();
    int shape = 0;
    for (String name : NAMES) {
      String key = shape % 3 == 0 ? name : shape % 3 == 1 ? camelCase(name) : "X-" + name;
      switch (shape++ % 6) {
        case 0 -> payload.put(key, canaries.text());
        case 1 -> payload.putArray(key).add(canaries.text()).add(canaries.text());
        case 2 -> payload.putObject(key).putObject("deep").put("value", canaries.text());
        case 3 -> payload.putObject("about").put(key, "a \"quoted\" \\ \n " + canaries.text());
        case 4 -> payload.put(key, Long.parseLong(canaries.card()));
        default ->
            payload.withArray("headers").addObject().put("name", key).put("value", canaries.text());
      }
    }
    ArrayNode texts = payload.putArray("notes");
    canaries.patterns().forEach(secret -> texts.add(secret.replace("\\n", "\n")));
    payload.put(canaries.text() + "@example.com", true);
    payload.put("body", "{\"client_secret\": [\"" + canaries.text() + "\"]}");
    payload.put("xml", "<user><password>" + canaries.text() + "</password></user>");
    payload.put("form", "grant_type=password&password=" + canaries.text());
    return payload;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }

  private static List<String> captures(Api api) {
    List<String> answers = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      String page = api.get("/captures?limit=100" + cursor).expect(200).body();
      answers.add(page);
      JsonNode next = parsed(page).path("next");
      cursor = next.isNull() ? null : "&cursor=" + next.textValue();
    }
    String functions = api.get("/captures/functions").expect(200).body();
    assertThat(functions).contains("create_task", "complete_task", "fail_task", "get_task");
    assertThat(answers).anyMatch(answer -> answer.contains("[redacted:"));
    answers.add(functions);
    answers.add(api.get("/stats").expect(200).body());
    for (String id : ids(answers.get(0))) {
      answers.add(api.get("/captures/" + id).expect(200).body());
    }
    return answers;
  }

  private static List<String> pages(Api api) {
    List<String> pages = new ArrayList<>();
    for (String path :
        List.of(
            "captures?limit=500",
            "captures.csv",
            "captures?has_error=true",
            "analysis",
            "analysis/functions.csv",
            "analysis/function?function_name=create_task",
            "replay")) {
      pages.add(api.get("/dashboard/" + path).expect(200).body());
    }
    for (String id : ids(api.get("/captures?limit=10&has_error=true").body())) {
      pages.add(api.get("/dashboard/captures/" + id).expect(200).body());
    }
    for (String id : ids(api.get("/captures?limit=10&function_name=complete_task").body())) {
      pages.add(api.get("/dashboard/captures/" + id).expect(200).body());
    }
    assertThat(pages).anyMatch(page -> page.contains("[redacted:"));
    return pages;
  }

  private static List<String> ids(String page) {
    List<String> ids = new ArrayList<>();
    parsed(page).path("calls").forEach(call -> ids.add(call.path("id").textValue()));
    assertThat(ids).isNotEmpty();
    return ids;
  }

  private static JsonNode parsed(String json) {
    try {
      return Answer.JSON.readTree(json);
    } catch (IOException noJson) {
      throw new AssertionError(json, noJson);
    }
  }

  /** Returns what the files hold as it is, but for those of the tasks. */
  private List<String> files() throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith("demo_tasks.db")) {
          contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    assertThat(contents).isNotEmpty();
    return contents;
  }

  /** Returns what the command line makes of the captures, which are compressed in the files. */
  private String export() throws Exception {
    Path exported = directory.resolve("exported.jsonl");
    Process export =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chronicle.cli.ChronicleCli",
                "export",
                "--db",
                directory.resolve("chronicle_captures.db").toString(),
                exported.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(export.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(export.exitValue()).as(printed).isZero();
    String calls = Files.readString(exported);
    assertThat(calls.lines().count()).isGreaterThan(100);
    return calls;
  }

  private void assertNoneIn(String where, List<String> contents) {
    List<String> found =
        contents.stream().flatMap(content -> canaries.tellIn(content).stream()).toList();
    assertThat(found.stream().limit(60).collect(Collectors.joining("\n\n")))
        .as("%d found in %s", found.size(), where)
        .isEmpty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
