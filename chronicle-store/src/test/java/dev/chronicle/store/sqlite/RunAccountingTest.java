package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.CaptureRun;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.RunAccount;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether it is known of every call what became of it, whatever became of the program. */
class RunAccountingTest {
  private static final int CALLS = 50_000;

  @TempDir private Path directory;

  @Test
  void killedProgram_isAccountedForToTheLastCall() throws Exception {
    Path file = directory.resolve("captures.db");
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (String sampler : List.of("always", "rate(0.5)", "always")) {
      String version = sampler + dropped.size();
      Path witness = Files.createTempFile(directory, "witness", "");
      try (RecordingProgram program = RecordingProgram.start(file, witness, version, sampler)) {
        await().until(() -> program.returned().size() >= CALLS && hasStored(file, version));
        assertThat(program.isAlive()).isTrue();
        program.kill();
        List<Long> returned = program.returned();

        try (SqliteCaptureStore store = open(file)) {
          RunAccount run = store.runs(1).get(0);
          assertThat(run.state()).isEqualTo(RunAccount.State.KILLED);
          assertThat(run.service()).isEqualTo(new ServiceId("program", version));
          long counted = Micros.of(run.counted());
          assertThat(run.offered().orElseThrow())
              .isBetween(
                  returned.stream().filter(time -> time < counted).count(),
                  (long) returned.size() + RecordingProgram.THREADS);
          assertThat(run.pending()).as("all are accounted for").isZero();
          assertThat(run.stored())
              .isPositive()
              .isEqualTo(store.statistics(TimeRange.ALL, version).total().calls());
          run.dropped().forEach((reason, calls) -> dropped.merge(reason, calls, Long::sum));
          assertThat(store.statistics(TimeRange.ALL).dropped()).isEqualTo(dropped);
          assertThat(store.check(Progress.NONE).findings()).isEmpty();
        }
      }
    }
    assertThat(dropped).containsKey(DropReason.SAMPLED_OUT);
    assertThat(runFiles()).isEmpty();
  }

  @Test
  void killedProgram_losesNothingOlderThanAFlushInterval() throws Exception {
    Path file = directory.resolve("captures.db");
    Duration pause = Duration.ofMillis(20);
    for (int round = 0; round < 2; round++) {
      Path witness = Files.createTempFile(directory, "witness", "");
      String version = "paced" + round;
      try (RecordingProgram program =
          RecordingProgram.start(file, witness, version, "always", pause)) {
        int enough = 2_000 * (round + 2);
        await().until(() -> program.returned().size() >= enough && hasStored(file, version));
        program.kill();
        Map<Integer, Long> lost = program.returnedByCall();
        long end = Collections.max(lost.values());
        try (SqliteCaptureStore store = open(file)) {
          store.scan(
              CallFilter.builder().serviceVersion(version).build(),
              call -> {
                lost.remove(Integer.parseInt(call.arguments().get(0).value().json()));
                return true;
              });
          long oldest = lost.values().stream().mapToLong(time -> time).min().orElse(end);
          assertThat(Duration.of(end - oldest, ChronoUnit.MICROS))
              .isLessThanOrEqualTo(RecordingProgram.FLUSH_INTERVAL);
          assertThat(store.runs(1).get(0).lost())
              .isLessThanOrEqualTo(lost.size() + (long) RecordingProgram.THREADS);
        }
      }
    }
  }

  @Test
  void runningProgram_isAccountedForWhileItRuns_andToTheEndWhenItCloses() throws Exception {
    Path file = directory.resolve("captures.db");
    SqliteCaptureStore store = open(file);
    try (Chronicle chronicle = Chronicle.builder().service("shop", "1").sink(store).install();
        SqliteCaptureStore other = SqliteCaptureStore.openReadOnly(file)) {
      for (int n = 0; n < 500; n++) {
        assertThat(Orders.tax(n, 100)).isEqualTo(n);
      }
      chronicle.flush();
      await().until(() -> other.runs(1).get(0).offered().orElse(0) == 500);
      RunAccount run = other.runs(1).get(0);
      assertThat(run.state()).isEqualTo(RunAccount.State.RUNNING);
      assertThat(run.stored()).isEqualTo(500);
      assertThat(run.pending()).isZero();
    }
    assertThat(runFiles()).isEmpty();
    try (SqliteCaptureStore other = SqliteCaptureStore.openReadOnly(file)) {
      RunAccount run = other.runs(10).get(0);
      assertThat(run.state()).isEqualTo(RunAccount.State.CLOSED);
      assertThat(run.offered()).hasValue(500);
      assertThat(run.stored()).isEqualTo(500);
      assertThat(run.dropped()).isEmpty();
    }
  }

  @Test
  void fullDisk_isAccountedFor_andStoringGoesOnWhenThereIsSpace() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory, "4m")) {
      Path file = disk.path().resolve("captures.db");
      SqliteCaptureStore store = open(file);
      try (Chronicle chronicle = Chronicle.builder().service("shop", "1").sink(store).install()) {
        Path ballast = disk.fillUp();
        long calls = 0;
        while (chronicle.metrics().dropped().get(DropReason.SINK_FAILED) < 5_000) {
          assertThat(Orders.tax(calls, 100)).isEqualTo(calls++);
        }
        assertThat(store.health().healthy()).isFalse();
        Files.delete(ballast);
        long stored = chronicle.metrics().stored();
        await()
            .atMost(Duration.ofSeconds(5))
            .until(
                () -> {
                  Orders.tax(1, 100);
                  chronicle.flush();
                  return chronicle.metrics().stored() > stored;
                });
        assertThat(store.health().healthy()).isTrue();
        CaptureMetrics metrics = chronicle.metrics();
        assertThat(metrics.pending()).isZero();
        assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(metrics.stored());
      }
      try (SqliteCaptureStore after = open(file)) {
        RunAccount run = after.runs(1).get(0);
        assertThat(run.state()).isEqualTo(RunAccount.State.CLOSED);
        assertThat(run.pending()).isZero();
        assertThat(run.dropped().get(DropReason.SINK_FAILED)).isGreaterThanOrEqualTo(5_000);
        assertThat(after.statistics(TimeRange.ALL).dropped()).isEqualTo(run.dropped());
        assertThat(after.statistics(TimeRange.ALL).total().calls()).isEqualTo(run.stored());
        assertThat(after.check(Progress.NONE).findings()).isEmpty();
      }
    }
  }

  @Test
  void storeWithoutCounts_saysThatItDoesNotKnow() throws Exception {
    Path file = directory.resolve("captures.db");
    Path copy = directory.resolve("copy.db");
    try (SqliteCaptureStore store = open(file)) {
      store.begin(run(7));
      store.store(new CallBatch(List.of(Calls.returned(0, "place", Duration.ofMillis(1)))));
      try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.execute("VACUUM INTO '" + copy + "'");
      }
    }
    try (SqliteCaptureStore store = open(copy)) {
      RunAccount run = store.runs(10).get(0);
      assertThat(run.state()).isEqualTo(RunAccount.State.KILLED);
      assertThat(run.offered()).isEmpty();
      assertThat(run.counted()).isNull();
      assertThat(run.stored()).isEqualTo(1);
    }
  }

  @Test
  void programThatLooksAtItsOwnRun_isNotTakenForDead() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file)) {
      store.begin(run(7));
      assertThat(store.runs(1).get(0).offered()).hasValue(7);
      String run = runFiles().get(0).replaceFirst(".*-run-", "");
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  IsAlive.class.getName(),
                  file.toString(),
                  run)
              .inheritIO()
              .start();
      assertThat(other.waitFor()).isZero();
    }
  }

  /** Exits with 0 if a program is alive. */
  static final class IsAlive {
    private IsAlive() {}

    public static void main(String[] arguments) throws IOException {
      System.exit(RunFile.isAlive(Path.of(arguments[0]), arguments[1]) ? 0 : 1);
    }
  }

  private static boolean hasStored(Path file, String version) {
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      RunAccount run = store.runs(1).get(0);
      return run.service().version().equals(version) && run.stored() > 0;
    }
  }

  private static CaptureRun run(long offered) {
    return new CaptureRun(
        new ServiceId("shop", "1"),
        () -> new CaptureMetrics(offered, 0, 0, Map.of(), 0, List.of()));
  }

  private List<String> runFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).filter(name -> name.contains("-run-")).toList();
    }
  }

  private static SqliteCaptureStore open(Path file) {
    return SqliteCaptureStore.builder(file).retention(Retention.UNLIMITED).open();
  }
}
