package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.store.Calls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person mistypes: one line that says how to mend it, exit code 2, no stack trace. */
class MistakesTest {
  private static final String DIARY = "my diary\n".repeat(1_000);

  @TempDir private Path directory;
  private Path database;

  @BeforeEach
  void makeDatabase() throws IOException {
    database =
        Cli.database(
            directory.resolve("captures.db"),
            List.of(Calls.returned(0, "place", Duration.ofMillis(1))));
    Files.writeString(directory.resolve("diary.db"), DIARY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          functions --since tomorrowish        | since
          functions --until 2026-13-45         | until
          functions --since 1h --until 2h      | since
          functions extra                      | extra
          query --limit 0                      | limit
          query --limit many                   | limit
          query --limit -1                     | limit
          query --cursor nonsense              | cursor
          query --min-duration fast            | min-duration
          query --min-duration -5ms            | min-duration
          query --errors --no-errors           | --errors
          query --trace xyz                    | trace must be 32 hexadecimal digits, was: xyz
          query --functon place                | did you mean
          show                                 | ID
          show nonsense                        | nonsense
          show 0QF3ZK5VT0001                   | 0QF3ZK5VT0001
          stats --since never                  | since
          stats --service-version              | service-version
          runs --limit 0                       | limit
          notices --limit x                    | limit
          export                               | FILE
          export no/such/folder/x.jsonl        | no/such/folder
          export DIR                           | DIR
          import                               | FILE
          import missing.jsonl                 | missing.jsonl
          prune                                | --older-than
          prune --older-than soon              | older-than
          prune --older-than -1d               | older-than
          prune --max-size big                 | max-size
          prune --keep -3                      | --keep must be positive, was: -3
          prune --function place               | keep
          check --deep                         | --deep
          drift                                | --before
          drift --before x --after y           | before
          replay                               | --classpath
          replay --classpath missing.jar       | missing.jar
          generate-tests                       | --classpath
          """)
  void wrongArguments(String line, String told) {
    assertToldInOneLine(
        told.replace("DIR", directory.toString()), line.replace("DIR", directory.toString()));
  }

  @Test
  void wrongDatabases_forEveryCommand() {
    for (String command : commands()) {
      if (command.matches("import|replay|generate-tests|drift|show|export|prune|help.*|gen.*")) {
        // These ask for their own arguments first, see above.
        continue;
      }
      for (String file : List.of("missing.db", "diary.db", ".", "no/such/folder/x.db")) {
        Cli.Run run = Cli.on(directory.resolve(file)).run(command);
        assertToldInOneLine(run, command + " on " + file, "");
      }
    }
    assertThat(directory.resolve("missing.db")).doesNotExist();
    assertThat(directory.resolve("diary.db")).hasContent(DIARY);
  }

  @Test
  void unknownOptions_ofEveryCommand_andUnknownCommands() {
    for (String command : commands()) {
      // Some first say which options they cannot do without.
      assertToldInOneLine("--", command + " --nonsense");
    }
    assertToldInOneLine(Cli.on(database).runRaw(new byte[0], "quary"), "quary", "quary");
  }

  private static List<String> commands() {
    String help = Cli.on(Path.of("none")).runRaw(new byte[0], "--help").out();
    return Pattern.compile("(?m)^  ([a-z-]+)  ")
        .matcher(help)
        .results()
        .map(found -> found.group(1))
        .filter(command -> !command.matches("help|generate-completion"))
        .toList();
  }

  private void assertToldInOneLine(String told, String line) {
    List<String> words = List.of(line.split(" "));
    Stream<String> rest = words.stream().skip(1);
    Cli.Run run = Cli.on(database).run(words.get(0), rest.toArray(String[]::new));
    assertToldInOneLine(run, line, told);
  }

  private static void assertToldInOneLine(Cli.Run run, String what, String told) {
    assertThat(run.exitCode()).as(what + ": " + run.err()).isEqualTo(2);
    assertThat(run.out()).as(what).isEmpty();
    assertThat(run.err().lines()).as(what).hasSize(1);
    assertThat(run.err())
        .as(what)
        .contains(told)
        .doesNotContain("Exception", "unexpected:", "java.", "\tat ");
  }
}
