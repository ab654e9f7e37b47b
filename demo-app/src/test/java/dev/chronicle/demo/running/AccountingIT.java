package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen clients at once on a server of their own, and whether the books balance afterwards. */
class AccountingIT {
  private static final int CLIENTS = 16;
  private static final int TASKS = 2_000;

  @TempDir private Path directory;

  /** How often each function was called, and how often with an error, as the clients saw it. */
  private final Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();

  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void eachTask_isClaimedOnce_andStatsAgreeWithWhatWasSent() throws Exception {
    try (RunningDemo demo =
        RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"))) {
      Api api = demo.api();
      inParallel(client -> createTasks(api, client));
      Set<String> claimed = ConcurrentHashMap.newKeySet();
      List<String> twice = new ArrayList<>();
      inParallel(client -> work(api, client, claimed, twice));

      assertThat(twice).isEmpty();
      assertThat(claimed).hasSize(TASKS);
      JsonNode stats = api.get("/stats").expect(200).json();
      assertThat(counts(stats.at("/tasks/by_status")))
          .containsEntry("completed", (long) TASKS)
          .containsEntry("pending", 0L);
      assertThat(stats.at("/tasks/total").longValue()).isEqualTo(TASKS);

      JsonNode captures = stats.path("captures");
      Map<String, Long> expected = new TreeMap<>();
      sent.forEach((function, times) -> expected.put(function, times.longValue()));
      assertThat(captures.path("dropped").longValue()).isZero();
      assertThat(counts(captures.path("by_function"))).isEqualTo(expected);
      assertThat(counts(api.get("/captures/functions").json().path("functions")))
          .isEqualTo(expected);
      long total = expected.values().stream().mapToLong(Long::longValue).sum();
      assertThat(captures.path("total_calls").longValue()).isEqualTo(total);
      assertThat(captures.path("error_rate").doubleValue())
          .isEqualTo(Math.round(100_000.0 * refused.get() / total) / 1000.0);
    }
  }

  private void createTasks(Api api, int client) {
    for (int i = client; i < TASKS; i += CLIENTS) {
      api.createTask("task " + i);
      count("create_task");
    }
  }

  private void work(Api api, int client, Set<String> claimed, List<String> twice) {
    String worker = "worker-" + client;
    String claimNext = "/tasks/claim-next?worker_id=" + worker;
    for (Answer task = claim(api, claimNext); task.status() == 200; task = claim(api, claimNext)) {
      String id = task.text("id");
      if (!claimed.add(id)) {
        synchronized (twice) {
          twice.add(id);
        }
      }
      String path = "/tasks/" + id;
      if (id.hashCode() % 10 == 0) {
        api.post(path + "/complete", "{}").expect(409);
        count("complete_task");
        count("decide_refusal");
        count("explain_problem");
        refused.incrementAndGet();
      }
      api.post(path + "/process", "{\"worker_id\": \"%s\"}".formatted(worker)).expect(200);
      count("process_task");
      api.post(path + "/complete?worker_id=" + worker, "{\"by\": " + client + "}").expect(200);
      count("complete_task");
    }
  }

  private Answer claim(Api api, String path) {
    count("claim_next_task");
    return api.post(path);
  }

  private void count(String function) {
    sent.computeIfAbsent(function, name -> new AtomicInteger()).incrementAndGet();
  }

  private static Map<String, Long> counts(JsonNode object) {
    Map<String, Long> counts = new TreeMap<>();
    object.propertyStream().forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return counts;
  }

  private interface Client {
    void run(int number);
  }

  private static void inParallel(Client client) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      Set<Future<?>> running = new HashSet<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        running.add(threads.submit(() -> client.run(number)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
