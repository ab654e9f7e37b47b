package dev.chronicle.demo.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.demo.ReplayTargets;
import dev.chronicle.demo.traffic.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Puts one build to the tests and to the replay. */
final class Trial {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String UNIT = ".*Test";
  private static final String REST =
      ".*\\.running\\.(TasksIT|WorkflowIT|GuardsIT|BadInputIT|CapturesIT|ServerIT)";
  private static final String REST_OF_TASKS =
      ".*\\.running\\.(TasksIT|WorkflowIT|GuardsIT|BadInputIT)";

  private final MutantBuild build;
  private final Path directory;

  Trial(MutantBuild build, Path directory) {
    this.build = build;
    this.directory = directory;
  }

  /** Says whether a unit test fails, or all together take too long. */
  boolean failsUnitTests() {
    return !passes(Path.of("").toAbsolutePath(), UNIT);
  }

  /** Says whether a test of the REST interface of the running server fails. */
  boolean failsRestTests() {
    return !passes(build.workingDirectory(), REST);
  }

  /** Runs the tests of tasks over REST, and has the server's captured calls put into a database. */
  void recordRestTests(Path database) {
    Map<String, String> captures =
        Map.of("JDK_JAVA_OPTIONS", "-Ddw.capturesJdbcUrl=jdbc:sqlite:" + database);
    Program tests =
        java(build.workingDirectory(), captures, TestsOnce.class.getName(), REST_OF_TASKS);
    assertThat(tests.exitCode()).as(tests.output()).isZero();
  }

  private boolean passes(Path workingDirectory, String pattern) {
    return java(workingDirectory, Map.of(), TestsOnce.class.getName(), pattern).exitCode() == 0;
  }

  private Program java(
      Path workingDirectory,
      Map<String, String> environment,
      String mainClass,
      String... arguments) {
    return Program.java(
        workingDirectory,
        LIMIT,
        environment,
        Stream.concat(
                Stream.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Djava.io.tmpdir=" + directory,
                    "-cp",
                    build.classPath(),
                    mainClass),
                Stream.of(arguments))
            .toList());
  }

  /** Returns what a replay of a recording finds first; {@code null} if it finds nothing. */
  String firstDifference(Path recording) throws IOException {
    Program replay =
        java(
            directory,
            Map.of(),
            "dev.chronicle.cli.ChronicleCli",
            "replay",
            "--recording=" + recording,
            "--classpath=" + build.classPath(),
            "--package=dev.chronicle.demo",
            "--targets=" + ReplayTargets.class.getName(),
            "--limit=1000000",
            "--time-limit=2s",
            "--json");
    assertThat(replay.exitCode()).as(replay.output()).isBetween(0, 1);
    assertThat(replay.output()).contains("\"live_calls\" : 0");
    return replay.exitCode() == 0
        ? null
        : first(JSON.readTree(replay.output().substring(replay.output().indexOf('{'))));
  }

  private static String first(JsonNode report) {
    JsonNode cluster = report.path("clusters").path(0);
    return cluster.isMissingNode()
        ? "FAILED"
        : "%s %s %s"
            .formatted(
                cluster.path("function").asText(),
                cluster.path("path").asText(),
                cluster.path("kind").asText());
  }
}
