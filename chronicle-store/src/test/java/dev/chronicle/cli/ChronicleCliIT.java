package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar that people run. */
class ChronicleCliIT {
  private static final Path JAR = Path.of("target/chronicle-cli.jar").toAbsolutePath();

  @TempDir private Path directory;

  /** What a process did. */
  private record Run(int exitCode, String out, String err) {}

  @Test
  void jar_looksIntoTheDatabaseOfTheWorkingDirectoryWhileItIsWrittenTo() throws Exception {
    try (SqliteCaptureStore store =
        SqliteCaptureStore.open(directory.resolve("chronicle_captures.db"))) {
      store.store(new CallBatch(List.of(Calls.returned(0, "Größe", Duration.ofMillis(1)))));

      Run text = run("query");
      assertThat(text.exitCode()).as(text.err()).isZero();
      assertThat(text.out()).contains("Gr", Calls.id(0).toString()).doesNotContain("\u001b");
      assertThat(text.err()).isEmpty();
      Run json = run("query", "--json");
      assertThat(json.out()).contains("\"function_name\":\"Gr\\u00f6\\u00dfe\"");
      store.store(new CallBatch(List.of(Calls.returned(1, "later", Duration.ofMillis(1)))));
      assertThat(run("functions").out()).contains("later");
    }
  }

  @Test
  void mistakes_endWithTwoAndOneLine() throws Exception {
    Run missing = run("stats");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err().lines()).singleElement().asString().contains("--db");
    Files.write(
        directory.resolve("chronicle_captures.db"),
        "SQLite format 3\0garbage".getBytes(StandardCharsets.US_ASCII));
    Run garbage = run("stats");
    assertThat(garbage.exitCode()).isEqualTo(2);
    assertThat(garbage.err().lines()).hasSize(1);
    assertThat(run("--version").out()).startsWith("chronicle 0.");
  }

  @Test
  void fullDisk_isNoSuccess() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
    Cli.database(
        directory.resolve("chronicle_captures.db"),
        List.of(Calls.returned(0, "place", Duration.ofMillis(1))));

    for (List<String> command :
        List.of(List.of("export", "-"), List.of("query"), List.of("query", "--json"))) {
      Run run = run(full, command.toArray(String[]::new));
      assertThat(run.exitCode()).as(command.toString()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
    }
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out.txt");
    Run run = run(out, arguments);
    return new Run(run.exitCode(), Files.readString(out), run.err());
  }

  private Run run(Path out, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    int exitCode = builder.start().waitFor();
    return new Run(exitCode, "", Files.readString(err));
  }
}
