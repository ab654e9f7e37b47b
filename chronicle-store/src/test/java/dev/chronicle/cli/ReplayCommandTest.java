package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.replay.Recorder;
import dev.chronicle.replay.sample.Bug;
import dev.chronicle.replay.sample.Orders;
import dev.chronicle.replay.sample.SampleTargets;
import dev.chronicle.replay.sample.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir private Path directory;
  private Cli cli;

  @BeforeEach
  void record() {
    Orders orders = new Orders(new Warehouse.Real());
    cli =
        Cli.on(
            Cli.database(
                directory.resolve("captures.db"),
                Recorder.record(
                    () -> orders.place(List.of(new Orders.Line("pen", 2, 500))),
                    () -> orders.place(List.of(new Orders.Line("<b>&\u001b[31m", 99, 100))))));
  }

  @AfterEach
  void heal() {
    Bug.planted = Bug.NONE;
  }

  @Test
  void unchangedCode_endsWithZero() {
    Cli.Run run = replay();

    assertThat(run.out())
        .isEqualTo("4 calls replayed: 4 matched. 0 dependencies were really called.\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void changedCode_endsWithOne_andEveryFormTellsIt() throws IOException {
    Bug.planted = Bug.OTHER_MESSAGE;

    Cli.Run run =
        replay(
            "--html", directory.resolve("r.html").toString(),
            "--junit", directory.resolve("r.xml").toString());

    assertThat(run.exitCode()).isOne();
    assertThat(run.out())
        .contains("1. place_order $.exception.message CHANGED  (1 call)")
        .doesNotContain("\u001b");
    assertThat(Files.readString(directory.resolve("r.html")))
        .contains("<h1>1 call diverged in 1 cluster</h1>", "&lt;b&gt;&amp;")
        .doesNotContain("<b>", "<script", "http", "\u001b");
    assertThat(Files.readString(directory.resolve("r.xml")))
        .contains("failures=\"1\"", "place_order $.exception.message CHANGED")
        .doesNotContain("<b>", "\u001b");
    assertThat(replay("--json").out()).contains("\"kind\" : \"CHANGED\"");
  }

  @Test
  void databaseIsOnlyRead(@TempDir Path elsewhere) throws IOException {
    Map<String, String> before = files();

    assertThat(replay().exitCode()).isZero();
    assertThat(replay("--learn-masks", elsewhere.resolve("m.json").toString()).exitCode()).isZero();

    assertThat(files()).isEqualTo(before);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(
            file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void keyOfTheRecording_isReadButNeverMade() throws IOException {
    Path key = directory.resolve("redaction.key");

    assertThat(replay("--redaction-key", key.toString()).err())
        .isEqualTo(key + " does not exist: name the recording's key with --redaction-key FILE\n");
    assertThat(key).doesNotExist();

    Files.writeString(key, "0123456789abcdef");
    assertThat(replay("--redaction-key", key.toString()).exitCode()).isZero();
  }

  @Test
  void wrongUse_isToldInOneLine() {
    assertThat(cli.run("replay", "--classpath", "nowhere").err())
        .contains("nowhere does not exist: mend --classpath")
        .doesNotContain("\tat ");
    assertThat(cli.run("replay", "--classpath", directory.toString()).err())
        .contains("no woven class with @Capture is there")
        .doesNotContain("\tat ");
    assertThat(replay("--targets", "java.lang.String").err())
        .contains("--targets")
        .doesNotContain("\tat ");
    assertThat(replay("--masks", "nowhere.json").exitCode()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void generateTests_writesSourcesAndSaysWhatItLeftOut() throws IOException {
    Path out = directory.resolve("tests");

    Cli.Run run =
        cli.run(
            "generate-tests",
            "--classpath",
            "target/test-classes",
            "--package",
            "dev.chronicle.replay.sample",
            "--targets",
            SampleTargets.class.getName(),
            "--out",
            out.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("dev/chronicle/replay/sample/OrdersRecordedTest.java");
    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("OrdersRecordedTest.java", "OrdersRecordedTest.jsonl", "RecordedWorld.java");
    }
  }

  private Cli.Run replay(String... options) {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "--classpath", "target/test-classes",
                    "--package", "dev.chronicle.replay.sample"),
                Stream.of(options))
            .toList();
    return cli.run(
        "replay",
        (List.of(options).contains("--targets")
                ? all.stream()
                : Stream.concat(
                    all.stream(), Stream.of("--targets", SampleTargets.class.getName())))
            .toArray(String[]::new));
  }
}
