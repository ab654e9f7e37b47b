package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/command-line.md shows, on the calls of a small shop, and compares the output. */
class CommandLineDocsTest {
  private static final Path DOCS = Path.of("../docs/command-line.md");
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  private static final Clock NOON_AND_TWO = Clock.fixed(START.plusSeconds(7_200), ZoneOffset.UTC);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern FILE = Pattern.compile("[\\w-]+\\.(?:jsonl|jsonl\\.gz|db)");
  private static final String EXIT_CODE = "exit code ";

  @TempDir private Path directory;

  /** A command, and what it prints. */
  private record Example(String command, List<String> output) {}

  @Test
  void examples_printWhatTheDocsSay() throws IOException {
    Path database = Cli.database(directory.resolve("chronicle_captures.db"), calls());
    List<Example> examples = examples();

    assertThat(examples).hasSizeGreaterThan(8);
    for (Example example : examples) {
      List<String> arguments = arguments(example.command(), database);
      Cli.Run run =
          Cli.on(database).at(NOON_AND_TWO).runRaw(new byte[0], arguments.toArray(String[]::new));
      List<String> printed =
          Stream.concat(
                  Stream.concat(run.out().lines(), run.err().lines()),
                  run.exitCode() == 0 ? Stream.of() : Stream.of(EXIT_CODE + run.exitCode()))
              .map(line -> line.replace(directory + "/", ""))
              .toList();
      if (example.output().isEmpty()) {
        assertThat(run.exitCode()).as(example.command() + "\n" + run.err()).isZero();
      } else {
        assertThat(String.join("\n", printed))
            .as(example.command())
            .isEqualTo(String.join("\n", example.output()));
      }
    }
  }

  @Test
  void everyCommand_isInTheDocs() throws IOException {
    String docs = Files.readString(DOCS);
    Matcher commands =
        Pattern.compile("(?m)^  ([a-z-]+)  ")
            .matcher(Cli.on(directory).runRaw(new byte[0], "--help").out());
    assertThat(commands.results().map(command -> command.group(1)))
        .hasSizeGreaterThan(8)
        .allMatch(command -> docs.contains("\n## " + command + "\n"));
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    Matcher blocks =
        Pattern.compile("```console\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS));
    while (blocks.find()) {
      for (String line : blocks.group(1).lines().toList()) {
        if (line.startsWith("$ ")) {
          examples.add(new Example(line.substring(2), new ArrayList<>()));
        } else {
          examples.get(examples.size() - 1).output().add(line);
        }
      }
    }
    return examples;
  }

  /** Returns the words behind {@code chronicle}, with files in the test's directory. */
  private List<String> arguments(String command, Path database) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(FILE.matcher(word).matches() ? directory.resolve(word).toString() : word);
    }
    assertThat(words.remove(0)).isEqualTo("chronicle");
    boolean looksInto = !words.contains("--db") && !words.get(0).startsWith("-");
    if (looksInto && !words.get(0).equals("generate-completion")) {
      words.addAll(List.of("--db", database.toString()));
    }
    return words;
  }

  /** An hour of version 1.0, then ten minutes of 1.1, which cannot ship to Norway. */
  private static List<CapturedCall> calls() {
    List<CapturedCall> calls = new ArrayList<>();
    for (int n = 0; n < 70; n++) {
      calls.addAll(order(n, n < 60 ? "1.0" : "1.1"));
    }
    return calls;
  }

  private static List<CapturedCall> order(int n, String version) {
    Instant start = START.plus(Duration.ofMinutes(n)).plusMillis(n * 7L);
    CallId id = new CallId(CallId.lowestAt(start).value() + 1);
    boolean fails = n % 2 == 0 && version.equals("1.1");
    Outcome outcome =
        fails
            ? new Outcome.Threw(
                new CapturedThrowable(
                    "com.example.shop.NoCarrierException",
                    "no carrier ships to NO",
                    "com.example.shop.Shipping.carrier(Shipping.java:31)\n"
                        + "com.example.shop.Orders.place(Orders.java:18)",
                    null))
            : new Outcome.Returned(
                CapturedValue.exact("{\"order\":%d,\"total\":49.90}".formatted(1000 + n)));
    Origin origin =
        new Origin(
            new ServiceId("shop", version),
            "http-1",
            new TraceIds("4bf92f3577b34da6a3ce929d0e0e%04d".formatted(n), "00f067aa0ba902b7"));
    CapturedCall place =
        new CapturedCall(
            id,
            null,
            new FunctionId(
                "com.example.shop.Orders", "place", "(Lcom/example/Cart;)V", "place_order"),
            List.of(
                new CapturedArgument(
                    "cart",
                    CapturedValue.exact(
                        "{\"customer\":\"c%d\",\"items\":[{\"article\":\"lamp\",\"count\":%d}],\"country\":\"%s\"}"
                            .formatted(n % 5, 1 + n % 3, n % 2 == 0 ? "NO" : "SE")))),
            outcome,
            new Timing(start, Duration.ofNanos(8_200_000 + n * 13_000L)),
            origin,
            List.of(
                sql("SELECT price FROM articles WHERE id = ?", start.plusMillis(1), 900),
                sql(
                    "INSERT INTO orders (customer, total) VALUES (?, ?)",
                    start.plusMillis(5),
                    2_400)));
    CapturedCall price =
        new CapturedCall(
            new CallId(id.value() + 1),
            id,
            new FunctionId(
                "com.example.shop.Prices", "total", "(Lcom/example/Cart;)D", "total_price"),
            List.of(new CapturedArgument("count", CapturedValue.exact("" + (1 + n % 3)))),
            new Outcome.Returned(CapturedValue.exact("49.90")),
            new Timing(start.plusMillis(2), Duration.ofNanos(2_100_000)),
            origin,
            List.of());
    return List.of(place, price);
  }

  private static DependencyCall sql(String statement, Instant start, int micros) {
    return new DependencyCall(
        "sql",
        statement,
        DependencyCall.CALLING_THREAD,
        0,
        List.of(),
        new Outcome.Returned(CapturedValue.exact("1")),
        new Timing(start, Duration.ofNanos(micros * 1_000L)));
  }
}
