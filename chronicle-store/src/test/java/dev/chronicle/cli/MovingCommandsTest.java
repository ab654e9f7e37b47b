package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Origin;
import dev.chronicle.call.Outcome;
import dev.chronicle.call.ServiceId;
import dev.chronicle.call.Timing;
import dev.chronicle.call.TraceIds;
import dev.chronicle.store.CallJson;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that move and change: export, import, prune, check. */
class MovingCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void roundTrip_losesNothing() throws IOException {
    List<CapturedCall> calls = new ArrayList<>(List.of(everything(100)));
    calls.add(Calls.returned(0, "place", Duration.ofNanos(1_234_567_891)));
    calls.add(Calls.within(Calls.id(0), 1, "price"));
    calls.add(Calls.threw(2, "place", "sold \u0000 out"));
    Cli source = Cli.on(database("source.db", calls));
    for (String name : List.of("all.jsonl", "all.jsonl.gz")) {
      Path file = directory.resolve(name);
      Path copy = directory.resolve(name + ".db");

      Cli.Run export = source.run("export", file.toString());
      assertThat(export.exitCode()).as(export.err()).isZero();
      assertThat(export.out()).startsWith("4 calls");
      Cli.Run imported = Cli.on(copy).run("import", file.toString());
      assertThat(imported.exitCode()).as(imported.err()).isZero();
      assertThat(imported.out()).startsWith("4 calls imported");
      assertThat(calls(copy)).containsExactlyInAnyOrderElementsOf(calls);
    }
    assertThat(Files.size(directory.resolve("all.jsonl.gz")))
        .isLessThan(Files.size(directory.resolve("all.jsonl")));
    assertThat(Files.readAllLines(directory.resolve("all.jsonl")))
        .first()
        .isEqualTo(CallJson.write(calls.get(1)));
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void export_streamsWhatTheFiltersSay() throws IOException {
    Cli cli = Cli.on(database("source.db", many(2_500)));

    List<String> lines =
        cli.run("export", "-", "--since", "2026-01-02T03:04:06Z").out().lines().toList();
    assertThat(lines).hasSize(2_499);
    assertThat(JSON.readTree(lines.get(0)).get("id").textValue()).isEqualTo(Calls.id(1).toString());
    assertThat(cli.run("export", "-", "--function", "unknown").out()).isEmpty();
  }

  @Test
  void export_replacesNoFileUnlessTold() throws IOException {
    Cli cli = Cli.on(database("source.db", many(1)));
    Path there = Files.writeString(directory.resolve("there.jsonl"), "precious");

    Cli.Run refused = cli.run("export", there.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--force");
    assertThat(there).hasContent("precious");
    assertThat(cli.run("export", there.toString(), "--force").exitCode()).isZero();
    assertThat(Files.readAllLines(there)).hasSize(1);
    assertThat(cli.run("export", directory.toString()).err()).contains("is a directory");
    assertThat(cli.run("export", directory.resolve("no/where").toString()).err())
        .contains("its directory does not exist");
  }

  @Test
  void import_leavesWhatIsThere() throws IOException {
    Path file = directory.resolve("some.jsonl");
    Cli.on(database("source.db", many(1_500))).run("export", file.toString());
    CapturedCall other = Calls.threw(7, "other", "was here first");
    Path target = database("target.db", List.of(other, many(9).get(8)));

    Cli.Run run = Cli.on(target).run("import", file.toString(), "--json");
    assertThat(run.exitCode()).isZero();
    assertThat(JSON.readTree(run.out()))
        .isEqualTo(
            JSON.readTree(
                "{\"imported\":1498,\"already_there\":2,\"different\":1,\"faulty\":0,\"faults\":[]}"));
    assertThat(calls(target)).hasSize(1_500).contains(other);
    assertThat(Cli.on(target).run("import", file.toString()).out())
        .contains("0 calls imported, 1,500 were there already (1 of them differ");
  }

  @Test
  void import_namesLinesThatAreNoCalls() throws IOException {
    String good = CallJson.write(Calls.returned(0, "place", Duration.ofMillis(1)));
    String broken = good.substring(0, good.length() / 2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (String line :
        List.of(
            "\uFEFF" + good,
            broken,
            "",
            "[]",
            "null",
            "{}",
            good.replace("\"id\":\"", "\"id\":\"\u001b[31m"),
            good.replace("\"duration_ms\":1", "\"duration_ms\":1e999999999"),
            good.replace("2026-01-02T", "2026-99-99T"),
            "{\"a\":".repeat(100_000))) {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    file.write(new byte[] {'"', (byte) 0xC3, '"', '\n'});
    file.write(
        CallJson.write(Calls.returned(1, "place", Duration.ofMillis(1)))
            .getBytes(StandardCharsets.UTF_8));
    Path target = directory.resolve("target.db");

    Cli.Run run =
        Cli.on(target).runRaw(file.toByteArray(), "import", "-", "--db", target.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("2 calls imported");
    assertThat(run.err().lines().map(line -> line.replaceAll("^line (\\d+) .*", "$1")))
        .containsExactly("2", "4", "5", "6", "7", "8", "9", "10", "11");
    assertThat(run.err().chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    assertThat(calls(target)).hasSize(2);
  }

  @Test
  void import_keepsWhatCameBeforeDamage() throws IOException {
    Path file = directory.resolve("all.jsonl.gz");
    Cli.on(database("source.db", many(3_000))).run("export", file.toString());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Path target = directory.resolve("target.db");

    Cli.Run run = Cli.on(target).run("import", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is damaged from here on");
    assertThat(calls(target)).hasSizeBetween(1, 2_999);
  }

  @Test
  void prune_deletesTheOldest() throws IOException {
    Path database = database("source.db", many(120));
    Cli cli = Cli.on(database);

    assertThat(cli.run("prune").err()).contains("--older-than, --max-size or --keep");
    assertThat(cli.run("prune", "--function", "place").err()).contains("add --keep");
    assertThat(cli.run("prune", "--older-than", "20d", "--errors-older-than", "9d").err())
        .contains("errorsMaxAge must be longer than maxAge");
    assertThat(cli.run("prune", "--function", "place", "--keep", "70").out())
        .startsWith("50 calls deleted");
    assertThat(cli.run("prune", "--max-size", "0").exitCode()).isEqualTo(2);
    assertThat(cli.run("prune", "--older-than", "20000d").out()).startsWith("0 calls deleted");
    Cli.Run pruned = cli.run("prune", "--older-than", "1d", "--json");
    assertThat(JSON.readTree(pruned.out()).get("deleted").longValue()).isPositive();
  }

  @Test
  void check_findsDamage() throws IOException {
    Path database = database("source.db", many(3_000));
    Cli cli = Cli.on(database);
    assertThat(cli.run("check").out()).contains("all is well", "3,000 calls");
    assertThat(cli.run("check").exitCode()).isZero();

    overwriteTheMiddle(database);
    Cli.Run run = cli.run("check", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(JSON.readTree(run.out()).get("sound").booleanValue()).isFalse();
    assertThat(JSON.readTree(run.out()).get("findings")).isNotEmpty();
  }

  private static void overwriteTheMiddle(Path file) throws IOException {
    byte[] noise = new byte[100_000];
    Arrays.fill(noise, (byte) 0xA5);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(noise), channel.size() / 2);
    }
  }

  private Path database(String name, List<CapturedCall> calls) {
    return Cli.database(directory.resolve(name), calls);
  }

  private static List<CapturedCall> many(int count) {
    return Stream.iterate(0, n -> n + 1)
        .limit(count)
        .map(n -> Calls.returned(n, "place", Duration.ofMillis(n % 50)))
        .toList();
  }

  private static List<CapturedCall> calls(Path database) {
    try (SqliteCaptureStore store = SqliteCaptureStore.open(database)) {
      return store.find(CallQuery.limit(CallQuery.MAX_LIMIT).build()).calls();
    }
  }

  /** A call with all that a call can have. */
  private static CapturedCall everything(int n) {
    CapturedValue half = CapturedValue.exact("\"half \\ud83d, whole \uD83D\uDE00, \\u0000\"");
    CapturedValue cut =
        new CapturedValue(
            "{\"items\":[1,2.50,1E400]}",
            Fidelity.PARTIAL,
            List.of(new Loss("$.items", Loss.Reason.ITEMS_CUT, "kept 3 of \uDE00 9")));
    Timing timing = new Timing(Calls.START.plusSeconds(n), Duration.ofNanos(123_456_789_012L));
    CapturedThrowable cause = new CapturedThrowable("Cause", "why \uD800", "c\nd", null);
    return new CapturedCall(
        Calls.id(n),
        new CallId(5),
        new FunctionId("shop.Orders$Cart", "place", "(Lshop/Order;I)V", "name \uD83D"),
        List.of(new CapturedArgument("a\nb", half), new CapturedArgument("cut", cut)),
        new Outcome.Threw(
            new CapturedThrowable("Top", null, "a\nb", cause),
            List.of(new CapturedArgument("cut", cut))),
        timing,
        new Origin(
            new ServiceId("shop\u0007", "1.0"),
            "thread \u202e",
            new TraceIds(Calls.TRACE, "b7ad6b7169203331")),
        List.of(
            new DependencyCall(
                "sql",
                "select \uDC00",
                "2.1",
                3,
                List.of(new CapturedArgument("1", half)),
                new Outcome.Returned(cut, List.of(new CapturedArgument("1", half))),
                timing),
            new DependencyCall(
                "http",
                "GET https://example.org/",
                DependencyCall.CALLING_THREAD,
                0,
                List.of(),
                new Outcome.Threw(cause),
                timing)));
  }
}
