package dev.chronicle.demo.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.demo.TaskQueue;
import dev.chronicle.demo.resources.WorkflowResource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Fills a queue with tasks in every state, some with long texts: a thousand, over and over. */
final class ManyTasks {
  private static final int DIFFERENT = 1_000;
  private static final List<String> PRIORITIES = List.of("low", "medium", "high", "critical");
  private static final String WORKER = "worker-of-many";
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final TaskQueue queue;

  private ManyTasks(TaskQueue queue) {
    this.queue = queue;
  }

  /** Creates so many thousand tasks, up to 800, in a database that is not there yet. */
  static void create(Path file, int thousands) throws InterruptedException, SQLException {
    String url = "jdbc:sqlite:" + file;
    TaskQueue queue = TaskQueue.builder(url).open();
    try {
      new ManyTasks(queue).create();
    } finally {
      queue.stop();
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      repeat(connection, thousands - 1);
    }
  }

  private void create() {
    for (int i = 0; i < DIFFERENT; i++) {
      String id = queue.taskResource().create(task(i), null).body().id();
      if (i % 10 < 6) {
        leadOn(id, i);
      }
    }
  }

  private static JsonNode task(int i) {
    String title = "Process order #%06d of customer %d ".formatted(i, i % 977);
    ObjectNode task =
        body()
            .put("title", title + "with care ".repeat(i % 12))
            .put("description", "A description. ".repeat(1 + i % 100))
            .put("priority", PRIORITIES.get(i % 4))
            .put("max_retries", i % 4);
    return task.set("payload", body().put("order_id", i).put("note", "n".repeat(i % 300)));
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Most are completed, some fail, some are left claimed or being processed. */
  private void leadOn(String id, int i) {
    WorkflowResource workflow = queue.workflowResource();
    ObjectNode worker = body().put("worker_id", WORKER);
    workflow.claim(id, worker);
    if (i % 10 == 0) {
      return;
    }
    workflow.process(id, worker);
    if (i % 10 == 1) {
      workflow.fail(id, body().put("retryable", false), "broken " + i, WORKER);
    } else if (i % 10 > 2) {
      workflow.complete(id, body().put("by", i), WORKER);
    }
  }

  /** Copies what is there, with ids that are those of earlier years. */
  private static void repeat(Connection connection, int times) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE original AS SELECT * FROM tasks");
    }
    try (PreparedStatement copy =
        connection.prepareStatement(
            "INSERT INTO tasks SELECT ? || substr(id, 4), title, description, status, priority,"
                + " payload, result, error_message, created_at, updated_at, claimed_at,"
                + " completed_at, claimed_by, attempts, max_retries, available_at,"
                + " lease_expires_at, version FROM original")) {
      for (int i = 0; i < times; i++) {
        copy.setString(1, "0" + DIGITS.charAt(i / 32) + DIGITS.charAt(i % 32));
        copy.executeUpdate();
      }
    }
    connection.commit();
  }
}
