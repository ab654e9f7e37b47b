package dev.chronicle.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.running.DayOfRequests;
import dev.chronicle.demo.running.RunningDemo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Traffic against the packaged demo, recorded. */
public final class RecordedTraffic {
  private static final Path SIMULATOR =
      Path.of("..", "demo-simulator", "target", "demo-simulator.jar").toAbsolutePath();

  private RecordedTraffic() {}

  /**
   * Records the simulator's traffic, one call in ten failing on purpose, in a directory. However
   * slow the machine is, all requests are sent.
   *
   * @param requestsPerSecond how many the simulator sends, where the machine keeps up
   * @return the database with the captured calls, its server stopped
   */
  public static Path record(Path directory, int requests, int requestsPerSecond) {
    try (RunningDemo demo = startIn(directory)) {
      simulate(demo, directory, requests, requestsPerSecond, "--error-rate=0.1");
    }
    return databaseIn(directory);
  }

  /**
   * Records what may come in over a day, within little more than a minute: the simulator's traffic,
   * a retry storm, and a {@link DayOfRequests}.
   *
   * @return the database with the captured calls, its server stopped
   */
  public static Path recordDay(Path directory) {
    try (RunningDemo demo = startIn(directory)) {
      DayOfRequests day = new DayOfRequests(demo);
      day.silentWorkers();
      simulate(demo, directory, 1_200, 40, "--error-rate=0.1");
      simulate(demo, directory, 200, 40, "--scenario=retry-storm");
      day.send();
      day.lateWorkers();
    }
    return databaseIn(directory);
  }

  private static RunningDemo startIn(Path directory) {
    return RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"));
  }

  private static Path databaseIn(Path directory) {
    return directory.resolve("chronicle_captures.db");
  }

  private static void simulate(
      RunningDemo demo, Path directory, int requests, int perSecond, String... options) {
    Duration generous = Duration.ofSeconds(4L * requests / perSecond).plusMinutes(2);
    List<String> command =
        new ArrayList<>(
            List.of(
                "-jar",
                SIMULATOR.toString(),
                "--url=" + demo.uri(),
                "--requests=" + requests,
                "--rps=" + perSecond,
                "--seed=7"));
    command.addAll(List.of(options));
    Program simulator = Program.java(directory, generous, command);
    assertThat(simulator.exitCode()).as(simulator.output()).isZero();
  }
}
