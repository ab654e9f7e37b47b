package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import dev.chronicle.simulator.run.Target;
import dev.chronicle.simulator.run.TrafficEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long every page takes, and how large it is, with 100,000 tasks and 1,000,000 calls stored:
 * those of the demo's own traffic, over and over. Prints a table; only sizes are asserted.
 */
@Tag("scale")
class DashboardScaleIT {
  private static final int THOUSAND_TASKS = 100;
  private static final int CALLS = 1_000_000;
  private static final int MOST_BYTES = 200 * 1024;
  private static final int WARM_UP = 5;
  private static final int REPEATS = 20;

  @TempDir private Path directory;

  @Test
  void everyPage_isSmall() throws Exception {
    Path small = directory.resolve("small");
    Path large = Files.createDirectory(directory.resolve("large"));
    record(small);
    ManyTasks.create(large.resolve("demo_tasks.db"), THOUSAND_TASKS);
    long stored =
        RepeatedCalls.of(small.resolve("chronicle_captures.db"))
            .writeTo(large.resolve("chronicle_captures.db"), CALLS, Instant.now());
    System.out.printf(Locale.ROOT, "%d,000 tasks, %,d calls%n", THOUSAND_TASKS, stored);
    System.out.printf("%-58s %8s %8s %8s%n", "page", "p50 ms", "max ms", "KiB");
    try (RunningDemo demo = RunningDemo.startIn(large, Map.of("OTEL_TRACES_EXPORTER", "none"))) {
      Api api = demo.api();
      SoftAssertions sizes = new SoftAssertions();
      pages(api)
          .forEach(
              (name, path) ->
                  sizes
                      .assertThat(measure(api, name, path))
                      .as("bytes of %s, /dashboard%s", name, path)
                      .isLessThanOrEqualTo(MOST_BYTES));
      sizes.assertAll();
    }
  }

  private static void record(Path directory) throws InterruptedException {
    try (RunningDemo demo = RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"));
        TrafficEngine engine =
            TrafficEngine.builder(new Target(demo.uri()))
                .settings(TrafficSettings.DEFAULT.withRate(100).withErrorRate(0.1))
                .limit(RunLimit.lasting(Duration.ofSeconds(20)))
                .build()) {
      engine.start();
      assertThat(engine.awaitEnd(Duration.ofMinutes(2))).isTrue();
    }
  }

  private static Map<String, String> pages(Api api) {
    String task = api.get("/tasks?limit=1&status=failed").json().at("/0/id").textValue();
    String list = newest(api, "function_name=list_tasks&has_error=false");
    String otherList = newest(api, "function_name=list_tasks&has_error=false&offset=7");
    String failed = newest(api, "has_error=true");
    JsonNode call = api.get("/captures/" + failed).json();
    Map<String, String> pages = new LinkedHashMap<>();
    for (String range : new String[] {"15m", "1h", "24h", "all"}) {
      pages.put("Dashboard, " + range, "?range=" + range);
    }
    pages.put("Tasks", "/tasks");
    pages.put("Tasks, failed", "/tasks?status=failed");
    pages.put("Tasks, failed and critical", "/tasks?status=failed&priority=critical");
    pages.put("Tasks, a frequent text", "/tasks?q=order");
    pages.put("Tasks, a text that is nowhere", "/tasks?q=xyzzy");
    pages.put("Tasks, 1,000 on a page", "/tasks?limit=1000");
    pages.put("Tasks, news", "/tasks/news?newer=" + task);
    pages.put("A task", "/tasks/" + task);
    pages.put("What happened to a task", "/tasks/" + task + "/history");
    pages.put("Captures", "/captures");
    pages.put("Captures, 500 on a page", "/captures?limit=500");
    pages.put("Captures of a function", "/captures?function_name=create_task");
    pages.put("Captures, threw", "/captures?has_error=true");
    pages.put("Captures, longer than 100 ms", "/captures?min_duration_ms=100");
    pages.put("Captures, slowest", "/captures?sort=slowest");
    pages.put("Captures, slowest of a function", "/captures?sort=slowest&function_name=get_task");
    pages.put("Captures of a trace", "/captures?trace_id=" + call.path("trace_id").textValue());
    pages.put("Captures, a frequent text", "/captures?q=order");
    pages.put("Captures, a text that is nowhere", "/captures?q=xyzzy");
    pages.put("Captures, news", "/captures/news?newer=" + failed);
    pages.put("A call that returned 50 tasks", "/captures/" + list);
    pages.put("A call that threw", "/captures/" + failed);
    pages.put("Two calls", "/captures/compare?id=" + otherList + "&id=" + list);
    for (String range : new String[] {"1h", "24h", "all"}) {
      pages.put("Analysis, " + range, "/analysis?range=" + range);
    }
    for (String range : new String[] {"1h", "all"}) {
      pages.put(
          "A function, " + range, "/analysis/function?function_name=create_task&range=" + range);
    }
    pages.put("What changed, 15m", "/analysis/compare?range=15m");
    pages.put("What changed, 1h", "/analysis/compare?range=1h");
    pages.put("What differs beyond chance, 15m", "/analysis/drift?range=15m");
    pages.put("What differs beyond chance, 1h", "/analysis/drift?range=1h");
    pages.put("Replay", "/replay");
    pages.put("Replay of a call", "/replay/calls/" + list);
    pages.put("Traffic Simulator", "/simulator");
    return pages;
  }

  private static String newest(Api api, String query) {
    return api.get("/captures?limit=1&" + query).expect(200).json().at("/calls/0/id").textValue();
  }

  /** Returns the size of a page in bytes, and prints it with its times. */
  private static int measure(Api api, String name, String path) {
    long[] nanos = new long[REPEATS];
    int bytes = 0;
    for (int i = -WARM_UP; i < REPEATS; i++) {
      long start = System.nanoTime();
      String html = api.get("/dashboard" + path).expect(200).body();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
        bytes = html.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-58s %8.1f %8.1f %8.1f%n",
        name,
        millis(nanos[REPEATS / 2]),
        millis(nanos[REPEATS - 1]),
        bytes / 1024.0);
    return bytes;
  }

  private static double millis(long nanos) {
    return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
