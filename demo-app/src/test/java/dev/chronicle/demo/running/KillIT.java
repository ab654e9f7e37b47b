package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while many clients write, again and again, on the same files. */
class KillIT {
  private static final int ROUNDS = 3;
  private static final int CLIENTS = 6;
  private static final int WRITES = 150;

  @TempDir private Path directory;

  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Set<String> completed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void kill_losesNoAcknowledgedTask_andUndoesNone() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      RunningDemo demo = RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"));
      try {
        assertNothingIsLost();
        killWhileClientsWrite(demo);
      } finally {
        demo.kill();
      }
      assertSound("demo_tasks.db");
      assertSound("chronicle_captures.db");
    }
    try (RunningDemo demo = RunningDemo.startIn(directory)) {
      assertNothingIsLost();
      assertThat(demo.api().get("/health").text("status")).isEqualTo("healthy");
      assertThat(demo.api().get("/stats").json().at("/tasks/total").longValue())
          .isGreaterThanOrEqualTo(created.size());
      assertThat(demo.api().get("/captures/functions").json().path("functions")).isNotEmpty();
      demo.api().createTask("after all that");
    }
    assertThat(completed).isNotEmpty();
  }

  private void killWhileClientsWrite(RunningDemo demo) throws Exception {
    int before = acknowledged.get();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(() -> writeUntilItDies(demo.api())));
      }
      Awaitility.await().until(() -> acknowledged.get() >= before + WRITES);
      demo.kill();
      for (Future<?> client : clients) {
        client.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void writeUntilItDies(Api api) {
    String worker = "{\"worker_id\": \"w\"}";
    try {
      while (true) {
        String id = api.createTask("t").path("id").textValue();
        created.add(id);
        acknowledged.incrementAndGet();
        api.post("/tasks/" + id + "/claim", worker).expect(200);
        api.post("/tasks/" + id + "/process", worker).expect(200);
        api.post("/tasks/" + id + "/complete", "{\"id\": \"%s\"}".formatted(id)).expect(200);
        completed.add(id);
        acknowledged.incrementAndGet();
      }
    } catch (UncheckedIOException killed) {
      // what was asked for is not known to be done
    }
  }

  private void assertNothingIsLost() throws SQLException {
    try (Connection tasks = open("demo_tasks.db");
        Statement statement = tasks.createStatement()) {
      Set<String> all = ids(statement, "SELECT id FROM tasks");
      Set<String> done =
          ids(
              statement,
              "SELECT id FROM tasks WHERE status = 'completed'"
                  + " AND json_extract(result, '$.id') = id");
      assertThat(all).containsAll(created);
      assertThat(done).containsAll(completed);
    }
  }

  private void assertSound(String name) throws SQLException {
    try (Connection database = open(name);
        Statement statement = database.createStatement();
        ResultSet findings = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(findings.getString(1)).as(name).isEqualTo("ok");
    }
  }

  private static Set<String> ids(Statement statement, String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids.stream().collect(Collectors.toSet());
  }

  private Connection open(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(name));
  }
}
