package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told when a disk is full, or has got something wrong. */
class StorageTroubleIT {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
  private static final String DAMAGE =
      "UPDATE payload SET data = zeroblob(5000) WHERE block = (SELECT min(block) FROM payload)";

  @TempDir private Path directory;

  @Test
  void fullDisk_refusesTasks_untilThereIsSpaceAgain() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    mount(disk);
    try (RunningDemo demo =
        RunningDemo.startIn(
            directory, Map.of("TASKS_JDBC_URL", "jdbc:sqlite:" + disk.resolve("tasks.db")))) {
      demo.api().createTask("before");
      Path ballast = fillUp(disk);
      await().atMost(FIVE_SECONDS).until(() -> create(demo).status() == 507);
      create(demo).expectProblem(507, "disk_full");
      demo.api().get("/tasks").expect(200);

      Files.delete(ballast);
      await().atMost(FIVE_SECONDS).until(() -> create(demo).status() == 201);
    } finally {
      run("umount", disk.toString());
    }
  }

  @Test
  void damagedCaptures_areNamedByHealth_andRecordingGoesOn() throws Exception {
    try (RunningDemo demo = RunningDemo.startIn(directory)) {
      demo.api().createTask("recorded");
      await().atMost(FIVE_SECONDS).until(() -> captured(demo) > 0);
      assertThat(demo.api().get("/health").expect(200).body()).doesNotContain("damaged");
      try (Connection other =
              DriverManager.getConnection(
                  "jdbc:sqlite:" + directory.resolve("chronicle_captures.db"));
          Statement statement = other.createStatement()) {
        statement.executeUpdate(DAMAGE);
        // Into the file itself, as a disk would.
        statement.execute("PRAGMA wal_checkpoint");
      }
      await()
          .atMost(FIVE_SECONDS)
          .until(
              () ->
                  demo.api()
                      .get("/health")
                      .expect(200)
                      .json()
                      .at("/checks/captures/message")
                      .asText()
                      .matches(
                          ".*is damaged.*set aside as chronicle_captures-\\d+\\.damaged\\.block"));
      long before = captured(demo);
      demo.api().createTask("recorded, too");
      await().atMost(FIVE_SECONDS).until(() -> captured(demo) > before);
    }
  }

  private static Answer create(RunningDemo demo) {
    return demo.api().post("/tasks", "{\"title\": \"" + "x".repeat(200) + "\"}");
  }

  private static long captured(RunningDemo demo) {
    return demo.api().get("/stats").expect(200).json().at("/captures/total_calls").longValue();
  }

  private static void mount(Path path) throws IOException, InterruptedException {
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", path.toString());
    Assumptions.assumeTrue(mounted, "a small disk can be mounted by root only");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Fills the disk, and returns the file to delete when there is to be space again. */
  private static Path fillUp(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[1_024]);
      }
    } catch (IOException full) {
      return ballast;
    }
  }
}
