package dev.chronicle.demo.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comes in over a day besides the simulator's traffic: requests that are sent again, on
 * condition or page by page, each step of a task's life from each status, each value at its limits
 * and beyond, and workers that are not heard of again. No answer is checked.
 */
public final class DayOfRequests {
  private static final String EMOJI = "\\uD83D\\uDE80";
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final List<String> STATUSES =
      List.of("pending", "claimed", "processing", "completed", "failed");
  private static final List<String> PRIORITIES =
      List.of("low", "medium", "high", "critical", "urgent", "HIGH", "");
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Api api;
  private final List<Abandoned> abandoned = new ArrayList<>();

  /** A task whose worker is late, and when its lease runs out. */
  private record Abandoned(String path, Instant leaseEnds) {}

  /** Sends to a server. */
  public DayOfRequests(RunningDemo demo) {
    api = demo.api();
  }

  /** Lets workers take tasks and fall silent; some of them come back in {@link #lateWorkers()}. */
  public void silentWorkers() {
    for (int i = 0; i < 24; i++) {
      String task = "{\"title\": \"left behind\", \"max_retries\": %d}".formatted(i % 3);
      String path = "/tasks/" + api.post("/tasks", task).text("id");
      api.post(path + "/claim", worker("silent-" + i));
      if (i % 2 == 0) {
        api.post(path + "/process", worker("silent-" + i));
      }
      if (i >= 12) {
        abandoned.add(new Abandoned(path, Instant.now().plus(LEASE)));
        sleep(Duration.ofMillis(100));
      }
    }
  }

  /** Lets the workers come back right after their leases have run out. */
  public void lateWorkers() {
    List<String> steps = List.of("/heartbeat", "/process", "/release", "/fail");
    for (int i = 0; i < abandoned.size(); i++) {
      Abandoned late = abandoned.get(i);
      sleep(Duration.between(Instant.now(), late.leaseEnds().plusMillis(5)));
      String step = steps.get(i % steps.size());
      api.post(late.path() + step, worker("silent-" + (12 + i)));
    }
  }

  /** Sends everything else. */
  public void send() {
    creations();
    repeats();
    pages();
    conditions();
    changes();
    steps();
    attempts();
    errorRates();
  }

  private void creations() {
    for (String title : texts(200)) {
      create("\"title\": " + title);
    }
    for (String description : texts(2_000)) {
      create("\"title\": \"described\", \"description\": " + description);
    }
    for (String priority : PRIORITIES) {
      create("\"title\": \"p\", \"priority\": \"%s\"".formatted(priority));
    }
    for (String payload :
        List.of(
            "{}", "{\"a\": [1, 2.50, null]}", "[]", "\"text\"", "null", "{\"a\": \"\\uDC00\"}")) {
      create("\"title\": \"with payload\", \"payload\": " + payload);
    }
    for (String retries : List.of("-1", "0", "1", "9", "10", "11", "1.5", "\"3\"", "null")) {
      create("\"title\": \"retried\", \"max_retries\": " + retries);
    }
    create("\"unknown\": 1");
    api.post("/tasks", "[]");
  }

  private void repeats() {
    String task = "{\"title\": \"once\"}";
    for (String key :
        List.of("order-1", "!", "~", "a b ~ z", "", " ", "k".repeat(255), "k".repeat(256))) {
      api.post("/tasks", task, "Idempotency-Key", key);
      api.post("/tasks", task, "Idempotency-Key", key);
      api.post("/tasks", "{\"title\": \"another\"}", "Idempotency-Key", key);
    }
    api.post("/tasks", task, "Idempotency-Key", "caf\u00e9");
  }

  private void pages() {
    List<String> filters = new ArrayList<>(List.of("", "&offset=1", "&offset=0", "&offset=-1"));
    STATUSES.forEach(status -> filters.add("&status=" + status));
    filters.addAll(
        List.of("&status=done", "&status=", "&cursor=nonsense", "&cursor=", "&offset=x"));
    PRIORITIES.forEach(priority -> filters.add("&priority=" + priority));
    for (String q :
        List.of("", "once", "\uD83D\uDE80", "100 %_!", "q".repeat(200), "q".repeat(201))) {
      filters.add("&q=" + URLEncoder.encode(q, UTF_8));
    }
    filters.add("&q=t&status=pending&priority=medium");
    for (String filter : filters) {
      String path = "/tasks?limit=4" + filter;
      for (int page = 0; page < 3 && path != null; page++) {
        path = next(api.get(path));
      }
    }
    for (String limit : List.of("", "0", "1", "2", "1000", "1001", "-1", "ten")) {
      api.get("/tasks?status=failed&limit=" + limit);
    }
  }

  private static String next(Answer answer) {
    String link = answer.header("Link");
    Matcher next = NEXT.matcher(link == null ? "" : link);
    return next.find() ? next.group(1) : null;
  }

  private void conditions() {
    List<String> tags =
        List.of("\"1\"", "\"2\"", "\"7\"", "*", "W/\"1\"", "\"7\", \"1\"", "1", "\"x\"", "\"01\"");
    for (String tag : tags) {
      String path = "/tasks/" + api.taskThatIs("pending");
      api.get(path, "If-None-Match", tag);
      api.patch(path, "{\"priority\": \"high\"}", "If-Match", tag);
      api.get(path, "If-None-Match", tag);
      api.delete(path, "If-Match", tag);
    }
    api.get("/tasks/unknown");
    api.patch("/tasks/unknown", "{}");
    api.delete("/tasks/unknown");
  }

  private void changes() {
    String path = "/tasks/" + api.taskThatIs("pending");
    for (String title : texts(200)) {
      api.patch(path, "{\"title\": %s}".formatted(title));
    }
    for (String description : texts(2_000)) {
      api.patch(path, "{\"description\": %s}".formatted(description));
    }
    for (String priority : PRIORITIES) {
      api.patch(path, "{\"priority\": \"%s\"}".formatted(priority));
    }
    for (String change :
        List.of(
            "{}",
            "{\"payload\": {\"a\": 1}}",
            "{\"payload\": null}",
            "{\"payload\": []}",
            "{\"payload\": {\"a\": \"\\uDC00\"}}",
            "{\"unknown\": 1}")) {
      api.patch(path, change);
    }
  }

  private void steps() {
    for (String status : STATUSES) {
      for (String step : List.of("claim", "process", "heartbeat", "fail", "release")) {
        for (String worker : List.of(worker("worker-1"), worker("stranger"), worker(""), "{}")) {
          api.post("/tasks/" + api.taskThatIs(status) + "/" + step, worker);
        }
      }
      for (String parameter : List.of("", "?worker_id=worker-1", "?worker_id=stranger")) {
        String path = "/tasks/" + api.taskThatIs(status);
        api.post(path + "/complete" + parameter, "{\"done\": true}");
        api.post(path + "/complete" + parameter, "{\"done\": true}");
        api.post(path + "/complete" + parameter, "{\"done\": false}");
      }
      api.post("/tasks/" + api.taskThatIs(status) + "/retry");
    }
    for (String step : List.of("claim", "process", "heartbeat", "release")) {
      api.post("/tasks/unknown/" + step, worker("worker-1"));
    }
    for (String result : List.of("[]", "\"text\"", "12.50", "true", "null", "\"\\uD800\"")) {
      api.post("/tasks/" + api.taskThatIs("processing") + "/complete", result);
    }
    api.post("/tasks/" + api.taskThatIs("processing") + "/complete");
    for (String milliseconds : List.of("0", "20", "10001", "-1", "null")) {
      api.post(
          "/tasks/" + api.taskThatIs("claimed") + "/process",
          "{\"worker_id\": \"worker-1\", \"simulate_duration_ms\": %s}".formatted(milliseconds));
    }
    for (String name : List.of("", "w", "w".repeat(200), "w".repeat(201))) {
      api.post("/tasks/claim-next?worker_id=" + name);
    }
    for (String priority : PRIORITIES) {
      api.post("/tasks/claim-next?worker_id=worker-1&priority=" + priority);
    }
  }

  private void attempts() {
    for (int retries = 0; retries < 3; retries++) {
      String task = "{\"title\": \"fails\", \"max_retries\": %d}".formatted(retries);
      String path = "/tasks/" + api.post("/tasks", task).text("id");
      for (int attempt = 0; attempt <= retries; attempt++) {
        api.post(path + "/claim", worker("worker-1"));
        api.post(path + "/fail?error_message=no%20paper");
      }
      api.post(path + "/retry");
    }
    for (String message : texts(10_000)) {
      String path = "/tasks/" + api.taskThatIs("processing");
      api.post(path + "/fail", "{\"error_message\": %s}".formatted(message));
    }
    for (String retryable : List.of("true", "false", "null", "\"no\"")) {
      String path = "/tasks/" + api.taskThatIs("processing");
      api.post(path + "/fail", "{\"retryable\": %s}".formatted(retryable));
    }
  }

  private void errorRates() {
    for (String rate : List.of("-0.1", "0.51", "\"0.1\"", "0.5", "0")) {
      api.post("/admin/error-injection", "{\"rate\": %s}".formatted(rate));
    }
  }

  private void create(String fields) {
    api.post("/tasks", "{" + fields + "}");
  }

  /** Returns JSON for a text of at most so many characters, within its rules and not. */
  private static List<String> texts(int limit) {
    return List.of(
        "null",
        "7",
        "\"\"",
        "\"  \"",
        "\"a\"",
        "\"" + "t".repeat(limit) + "\"",
        "\"" + "t".repeat(limit + 1) + "\"",
        "\"" + EMOJI.repeat(100) + "\"",
        "\"a\\u0000b\"",
        "\"\\uD7FF\\uE000\"",
        "\"\\uD800\"",
        "\"\\uDFFF\"");
  }

  private static String worker(String name) {
    return "{\"worker_id\": \"%s\"}".formatted(name);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
