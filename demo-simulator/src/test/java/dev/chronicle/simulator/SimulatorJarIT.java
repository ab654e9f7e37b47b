package dev.chronicle.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chronicle.simulator.run.StubQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the executable jar as a person would. */
class SimulatorJarIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ENDED_BY_CTRL_C = 130;

  @TempDir private Path directory;

  @Test
  void ctrlC_endsTheRunInOrder_withItsSummary_andPutsTheErrorRateBack() throws Exception {
    try (StubQueue queue = StubQueue.start()) {
      Process run =
          simulator("--url", queue.target().toString(), "--rps", "50", "--error-rate", "0.5");
      try {
        await().atMost(PATIENCE).until(() -> queue.requests().size() > 5);
        interrupt(run);

        assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(ENDED_BY_CTRL_C);
        assertThat(output())
            .contains("until Ctrl-C", "operation", "Latency (p50 to max) counts from the planned")
            .doesNotContain("Exception");
        assertThat(queue.errorRates()).containsExactly(0.125, 0.5, 0.125);
      } finally {
        run.destroyForcibly();
      }
    }
  }

  @Test
  void version_isThatOfTheJar() throws Exception {
    Process run = simulator("--version");

    assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(output()).matches("demo-simulator \\d+\\.\\d+\\.\\d+\\R");
  }

  private Process simulator(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Path.of("target", "demo-simulator.jar").toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
  }

  private static void interrupt(Process process) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
