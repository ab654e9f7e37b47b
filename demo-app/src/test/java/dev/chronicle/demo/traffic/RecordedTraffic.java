package dev.chronicle.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.running.RunningDemo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The simulator's traffic against the packaged demo, one call in ten failing on purpose. */
public final class RecordedTraffic {
  private static final Path SIMULATOR =
      Path.of("..", "demo-simulator", "target", "demo-simulator.jar").toAbsolutePath();

  private RecordedTraffic() {}

  /**
   * Records in a directory.
   *
   * @param requestsPerSecond how many the simulator sends
   * @return the database with the captured calls, its server stopped
   */
  public static Path record(Path directory, Duration length, int requestsPerSecond) {
    try (RunningDemo demo =
        RunningDemo.startIn(directory, Map.of("OTEL_TRACES_EXPORTER", "none"))) {
      Program simulator =
          Program.java(
              directory,
              length.plusMinutes(2),
              List.of(
                  "-jar",
                  SIMULATOR.toString(),
                  "--url=" + demo.uri(),
                  "--rps=" + requestsPerSecond,
                  "--duration=" + length.toSeconds() + "s",
                  "--error-rate=0.1",
                  "--seed=7"));
      assertThat(simulator.exitCode()).as(simulator.output()).isZero();
    }
    return directory.resolve("chronicle_captures.db");
  }
}
