package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of {@code docs/screenshots} anew, of minutes of traffic from the dashboard's
 * own simulator, in the later half of which more calls fail; and of the same played back against a
 * build that gives a task up one retry too early.
 */
@Tag("pictures")
@EnabledIf("dev.chronicle.demo.running.Browser#isInstalled")
class DashboardPicturesIT {
  private static final Path PICTURES = Path.of("..", "docs", "screenshots");
  private static final Map<String, String> ENVIRONMENT = Map.of("OTEL_TRACES_EXPORTER", "none");
  private static final Duration HALF = Duration.ofSeconds(Integer.getInteger("pictures.half", 90));
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WIDTH = 1440;
  private static final int LOWEST = 900;
  private static final int HIGHEST = 1500;

  @TempDir private Path directory;

  @Test
  void everyPage_inLightAndDark() throws IOException {
    try (RunningDemo demo = RunningDemo.startIn(directory, ENVIRONMENT);
        Browser browser = Browser.open(demo.uri())) {
      Api api = demo.api();
      submit(api, "/simulator/start", "rate=10&errors=4&minutes=60&seed=1");
      Instant start = Instant.now();
      pass(HALF);
      submit(api, "/simulator/apply", "rate=10&errors=15");
      Instant middle = Instant.now();
      pass(HALF);
      for (Map.Entry<String, String> page : pages(api, start, middle).entrySet()) {
        take(browser, page.getKey(), page.getValue());
      }
      submit(api, "/simulator/stop", "");
    }

    Path changed =
        ChangedBuild.in(
            directory,
            "dev/chronicle/demo/core/Task.java",
            "return retryCount() < maxRetries;",
            "return retryCount() + 1 < maxRetries;");
    try (RunningDemo demo = RunningDemo.startBuildIn(changed, directory, ENVIRONMENT);
        Browser browser = Browser.open(demo.uri())) {
      Api api = demo.api();
      submit(api, "/replay/start", "limit=100000");
      await()
          .atMost(PATIENCE)
          .until(() -> api.get("/dashboard/replay/report.json").status() == 200);
      take(browser, "replay", "/replay");
      assertThat(browser.all("table.clusters tbody tr")).isNotEmpty();
    }
  }

  private static Map<String, String> pages(Api api, Instant start, Instant middle) {
    String returned = newest(api, "function_name=create_task&has_error=false");
    String threw = newest(api, "function_name=process_task&has_error=true");
    String task = api.get("/tasks?limit=1&status=completed").json().at("/0/id").textValue();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("dashboard", "?range=5m");
    pages.put("tasks", "/tasks");
    pages.put("task", "/tasks/" + task);
    pages.put("captures", "/captures");
    pages.put("call", "/captures/" + returned);
    pages.put("exception", "/captures/" + threw);
    pages.put("simulator", "/simulator");
    pages.put("analysis", "/analysis?range=5m");
    pages.put("function", "/analysis/function?range=5m&function_name=create_task");
    pages.put(
        "changes",
        "/analysis/compare?earlier_since=%s&earlier_until=%s&since=%s&until=%s"
            .formatted(start, middle, middle, Instant.now()));
    pages.put("recorder", "/recorder");
    return pages;
  }

  private static void take(Browser browser, String name, String page) throws IOException {
    for (String colours : new String[] {"light", "dark"}) {
      browser.colours(colours);
      Files.write(PICTURES.resolve(name + "-" + colours + ".png"), picture(browser, page));
    }
  }

  private static byte[] picture(Browser browser, String page) {
    browser.size(WIDTH, LOWEST);
    browser.go("/dashboard" + page);
    browser.until(
        "parts that load later are there", () -> browser.all("[hx-trigger=load]").isEmpty());
    long height = (Long) browser.script("return document.documentElement.scrollHeight");
    browser.size(WIDTH, (int) Math.min(HIGHEST, Math.max(LOWEST, height)));
    // Charts are drawn anew a moment after the size has changed.
    browser.slowScript("setTimeout(arguments[0], 600)");
    return browser.picture();
  }

  private static String newest(Api api, String query) {
    return api.get("/captures?limit=1&" + query).expect(200).json().at("/calls/0/id").textValue();
  }

  private static void submit(Api api, String path, String form) {
    Answer answer =
        api.send(
            "POST",
            "/dashboard" + path,
            BodyPublishers.ofString(form),
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
  }

  /** Traffic takes the time that it takes. */
  private static void pass(Duration time) {
    Instant end = Instant.now().plus(time);
    await()
        .atMost(time.plus(PATIENCE))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> Instant.now().isAfter(end));
  }
}
