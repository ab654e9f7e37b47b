package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.cli.terminal.Abilities;
import dev.chronicle.cli.terminal.TextWidth;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only look: functions, query, show, stats. */
class LookingCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOSTILE = "\u001b[31mred\u001b]0;title\u0007\u009b2J\u202e\r\nnext";
  private static final List<CapturedCall> CALLS =
      List.of(
          Calls.returned(0, "place", Duration.ofMillis(12)),
          Calls.within(Calls.id(0), 1, "price"),
          Calls.threw(2, "place", HOSTILE),
          Calls.returned(3, "place", Duration.ofSeconds(2)));

  @TempDir private Path directory;
  private Path database;
  private Cli cli;

  @BeforeEach
  void fillDatabase() {
    database = Cli.database(directory.resolve("captures.db"), CALLS);
    cli = Cli.on(database);
  }

  @Test
  void functions_listsThemWithTheirNumbers() throws IOException {
    assertThat(cli.run("functions").out().lines())
        .element(1)
        .asString()
        .contains("place", "3", "33.33 %", "2.00 s");

    JsonNode place = json("functions", "--json").at("/functions/0");
    assertThat(place.get("name").textValue()).isEqualTo("place");
    assertThat(place.get("calls").longValue()).isEqualTo(3);
    assertThat(place.get("error_rate").decimalValue()).isEqualByComparingTo("33.333");
    assertThat(place.get("max_ms").decimalValue()).isEqualByComparingTo("2000");
  }

  @Test
  void stats_sumUp() throws IOException {
    assertThat(cli.run("stats").out()).contains("4", "1 (25.00 %)", "dropped");
    assertThat(json("stats", "--json").get("total_calls").longValue()).isEqualTo(4);
    assertThat(json("stats", "--json", "--since", "10m").get("total_calls").longValue()).isZero();
  }

  @Test
  void query_listsNewestFirst() throws IOException {
    assertThat(ids("query", "--json")).containsExactly(id(3), id(2), id(1), id(0));
    assertThat(cli.run("query").out().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains(id(3), "place", "2.00 s"),
            line -> assertThat(line).contains(id(2), "IllegalStateException"),
            line -> assertThat(line).contains(id(1)),
            line -> assertThat(line).contains(id(0)));
  }

  @Test
  void query_keepsWhatItsFiltersSay() throws IOException {
    assertThat(ids("query", "--json", "--function", "price")).containsExactly(id(1));
    assertThat(ids("query", "--json", "--errors")).containsExactly(id(2));
    assertThat(ids("query", "--json", "--no-errors", "-f", "place")).containsExactly(id(3), id(0));
    assertThat(ids("query", "--json", "--min-duration", "1.5s")).containsExactly(id(3));
    assertThat(ids("query", "--json", "--trace", Calls.TRACE)).containsExactly(id(2));
    assertThat(ids("query", "--json", "--text", "\"COUNT\":3")).containsExactly(id(3));
    assertThat(ids("query", "--json", "--since", "2026-01-02T03:04:07Z"))
        .containsExactly(id(3), id(2));
    assertThat(ids("query", "--json", "--until", "2026-01-02 03:04:06")).containsExactly(id(0));
    assertThat(ids("query", "--json", "--since", "30m")).isEmpty();
  }

  @Test
  void query_leadsToTheNextPage() throws IOException {
    JsonNode first = json("query", "--json", "--limit", "3");
    assertThat(ids("query", "--json", "--cursor", first.get("next").textValue()))
        .containsExactly(id(0));
    assertThat(cli.run("query", "--limit", "3").err()).contains(first.get("next").textValue());
  }

  @Test
  void query_sayWhereNothingMatches() {
    Cli.Run run = cli.run("query", "--function", "unknown");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("no call matches");
  }

  @Test
  void show_printsTheCallItsTreeAndItsDependencies() {
    Cli.Run run = cli.run("show", id(1));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("price", "shop.Orders.price", "order", "{\"count\": 1}", "├─ sql select ?")
        .contains("└─ price");
  }

  @Test
  void show_printsExceptionsWithTheirCauses() {
    assertThat(cli.run("show", id(2)).out())
        .contains("java.lang.IllegalStateException", "at b", "caused by java.io.IOException");
  }

  @Test
  void show_asJsonIsTheCallAndItsTree() throws IOException {
    JsonNode call = json("show", id(0), "--json");
    JsonNode tree = ((ObjectNode) call).remove("tree");
    assertThat(call).isEqualTo(JSON.readTree(CallJson.write(CALLS.get(0))));
    assertThat(tree).hasSize(2);
  }

  @Test
  void textOfOthers_neverReachesTheTerminalAsACommand() {
    for (String command : List.of("query", "show")) {
      for (String json : List.of("", "--json")) {
        String[] arguments =
            Stream.of(command.equals("show") ? id(2) : "", json)
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new);
        String out = cli.run(command, arguments).out();
        assertThat(out).contains("red").contains("title");
        assertThat(out.codePoints().filter(c -> c != '\n'))
            .noneMatch(Character::isISOControl)
            .noneMatch(c -> Character.getType(c) == Character.FORMAT);
      }
    }
  }

  @Test
  void terminal_hasColoursAndLinesThatFit() {
    for (int width : List.of(20, 40, 80, 200)) {
      for (String command : List.of("query", "functions", "stats", "show")) {
        String[] arguments = command.equals("show") ? new String[] {id(0)} : new String[0];
        Cli.Run run = cli.onTerminal(width).run(command, arguments);
        assertThat(run.out()).contains("\u001b[");
        if (width >= 80) {
          assertThat(run.out().lines().map(line -> line.replaceAll("\u001b\\[\\d*m", "")))
              .as(command + " on " + width + " columns")
              .allMatch(line -> TextWidth.of(line) <= width);
        }
      }
    }
  }

  @Test
  void terminalOfAscii_seesNothingElse() {
    Cli.Run run = cli.with(Abilities.plain(StandardCharsets.US_ASCII)).run("show", id(0));
    assertThat(run.out().chars()).allMatch(c -> c < 0x7f);
    assertThat(run.out()).contains("`- ").doesNotContain("?n");
  }

  @Test
  void databaseInUse_isRead() {
    try (SqliteCaptureStore writer = SqliteCaptureStore.open(database)) {
      writer.store(new CallBatch(List.of(Calls.returned(4, "late", Duration.ofMillis(1)))));
      assertThat(cli.run("functions").out()).contains("late");
    }
  }

  @Test
  void mistakes_areExplainedInOneLine() throws IOException {
    Path garbage = Files.write(directory.resolve("garbage.db"), new byte[5000]);
    Path missing = directory.resolve("missing.db");

    assertTrouble(cli.runRaw(new byte[0]), "command");
    assertTrouble(cli.runRaw(new byte[0], "qery"), "query");
    assertTrouble(cli.run("query", "--limit", "0"), "limit must be between 1 and 10000, was: 0");
    assertTrouble(cli.run("query", "--limit", "many"), "many");
    assertTrouble(cli.run("query", "--since", "yesterday"), "2026-01-31");
    assertTrouble(cli.run("query", "--min-duration", "fast"), "50ms");
    assertTrouble(cli.run("query", "--trace", "xyz"), "32 hexadecimal digits");
    assertTrouble(cli.run("query", "--cursor", "?"), "cursor");
    assertTrouble(cli.run("show", "nonsense"), "13 characters");
    assertTrouble(cli.run("show", id(99)), id(99));
    assertTrouble(cli.run("stats", "--since", "1h", "--until", "2h"), "--until");
    assertTrouble(Cli.on(garbage).run("stats"), "not a SQLite database");
    assertTrouble(Cli.on(missing).run("stats"), "--db");
    assertThat(missing).doesNotExist();
  }

  @Test
  void everyCommand_hasHelpWithExamples() {
    assertThat(cli.runRaw(new byte[0], "--version").out()).startsWith("chronicle ");
    String help = cli.runRaw(new byte[0], "--help").out();
    for (String command : List.of("functions", "query", "show", "stats")) {
      assertThat(help).contains(command);
      assertThat(cli.runRaw(new byte[0], command, "--help").out())
          .contains("Examples:", "chronicle " + command, "--db");
    }
    assertThat(cli.runRaw(new byte[0], "generate-completion").out())
        .contains("_complete_chronicle");
  }

  private static void assertTrouble(Cli.Run run, String explanation) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(explanation);
  }

  private JsonNode json(String command, String... arguments) throws IOException {
    Cli.Run run = cli.run(command, arguments);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    return JSON.readTree(run.out());
  }

  private List<String> ids(String command, String... arguments) throws IOException {
    return json(command, arguments).get("calls").findValuesAsText("id");
  }

  private static String id(int n) {
    return Calls.id(n).toString();
  }
}
