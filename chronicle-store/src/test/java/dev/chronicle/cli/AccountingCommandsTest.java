package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.CaptureRun;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that tell how complete the recordings are: runs, notices. */
class AccountingCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void runs_accountForEachProgram() throws IOException {
    Path database = directory.resolve("captures.db");
    Cli cli = Cli.on(database);
    try (SqliteCaptureStore store = SqliteCaptureStore.open(database)) {
      assertThat(cli.run("runs").err()).contains("no program");
      recordAs(store, "\u001b[31mshop");
      assertThat(cli.run("runs").out().lines().skip(1))
          .singleElement()
          .asString()
          .contains("[31mshop 1", "running")
          .doesNotContain("\u001b");
    }
    assertThat(cli.run("runs").out().lines().skip(1))
        .singleElement()
        .asString()
        .containsPattern("closed +1,010 +1 +1,000 +9 +0 ");
    JsonNode run = JSON.readTree(cli.run("runs", "--json").out()).at("/runs/0");
    assertThat(run.get("offered").longValue()).isEqualTo(1_010);
    assertThat(run.get("pending").longValue()).isZero();
    assertThat(run.at("/dropped_by_reason/queue_full").longValue()).isEqualTo(9);
    assertThat(cli.run("stats").out()).contains("left out 1,000 by sampling", "9 queue full");
  }

  @Test
  void losses_areListedByFunctionAndReason() throws IOException {
    Path database = directory.resolve("captures.db");
    FunctionId place = Calls.returned(0, "place", Duration.ofMillis(1)).function();
    FunctionId ship = Calls.returned(0, "ship", Duration.ofMillis(1)).function();
    try (SqliteCaptureStore store = SqliteCaptureStore.open(database)) {
      store.store(
          new CallBatch(
              List.of(),
              List.of(
                  new DroppedCalls(place, DropReason.QUEUE_FULL, Calls.START, 1_004),
                  new DroppedCalls(place, DropReason.SAMPLED_OUT, Calls.START, 9),
                  new DroppedCalls(ship, DropReason.SINK_FAILED, Calls.START, 2)),
              List.of(
                  new CaptureNotice(
                      Calls.START, CaptureNotice.Kind.PAYLOADS_LEFT_OUT, ship, 30, "under load"),
                  new CaptureNotice(
                      Calls.START, CaptureNotice.Kind.PAYLOADS_LEFT_OUT, ship, 3, "again"))));
    }
    Cli cli = Cli.on(database);
    assertThat(cli.run("stats").out().lines())
        .containsSubsequence("dropped  1,006 (1,004 queue full, 2 sink failed)")
        .anyMatch(line -> line.matches("place +1,004 +queue full"))
        .anyMatch(line -> line.matches("ship +33 +stored without values"))
        .anyMatch(line -> line.matches("ship +2 +sink failed"))
        .noneMatch(line -> line.contains("sampled out"));
    JsonNode json = JSON.readTree(cli.run("stats", "--json").out());
    assertThat(json.at("/losses/0/name").textValue()).isEqualTo("place");
    assertThat(json.at("/losses/0/dropped_by_reason/queue_full").longValue()).isEqualTo(1_004);
    assertThat(json.at("/losses/1/without_values").longValue()).isEqualTo(33);
    assertThat(json.get("without_values").longValue()).isEqualTo(33);
  }

  @Test
  void versions_areListed_andAskedAbout() throws IOException {
    Path database = directory.resolve("captures.db");
    Cli cli = Cli.on(database);
    try (SqliteCaptureStore store = SqliteCaptureStore.open(database)) {
      assertThat(cli.run("versions").err()).contains("no call is stored");
      store.store(
          new CallBatch(
              List.of(
                  Calls.returned(0, "place", Duration.ofMillis(1)),
                  Calls.returned(1, "ship", Duration.ofMillis(1)),
                  Calls.ofVersion("2", Calls.returned(2, "ship", Duration.ofMillis(1))))));
    }
    assertThat(cli.run("versions").out().lines().skip(1))
        .containsExactly("shop     1            2", "shop     2            1");
    JsonNode versions = JSON.readTree(cli.run("versions", "--json").out()).get("versions");
    assertThat(versions.at("/1/service_version").textValue()).isEqualTo("2");
    assertThat(cli.run("stats", "--service-version", "2").out()).contains("calls    1\n");
    assertThat(cli.run("functions", "--service-version", "1").out().lines()).hasSize(3);
    assertThat(cli.run("functions", "--service-version", "none").err()).contains("no call");
  }

  @Test
  void notices_areListedNewestFirst() throws IOException {
    Path database = directory.resolve("captures.db");
    Cli cli = Cli.on(database);
    FunctionId function = Calls.returned(0, "place", Duration.ofMillis(1)).function();
    try (SqliteCaptureStore store = SqliteCaptureStore.open(database)) {
      assertThat(cli.run("notices").err()).contains("no limit was reached");
      store.store(
          new CallBatch(
              List.of(),
              List.of(),
              List.of(
                  new CaptureNotice(
                      Calls.START, CaptureNotice.Kind.LIMIT_REACHED, function, 3, "first\u001b"),
                  new CaptureNotice(
                      Calls.START, CaptureNotice.Kind.CALLS_DROPPED, null, 0, "second"))));
    }
    assertThat(cli.run("notices").out().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("calls_dropped", "second"),
            line -> assertThat(line).contains("limit_reached", "first").doesNotContain("\u001b"));
    JsonNode notices = JSON.readTree(cli.run("notices", "--json").out()).get("notices");
    assertThat(notices).hasSize(2);
    assertThat(notices.at("/1/function_name").textValue()).isEqualTo("place");
    assertThat(cli.run("notices", "--limit", "0").err())
        .contains("limit must be between 1 and 1000, was: 0");
    assertThat(cli.run("stats").err()).contains("`notices`");
  }

  private static void recordAs(SqliteCaptureStore store, String name) {
    Map<DropReason, Long> dropped = Map.of(DropReason.QUEUE_FULL, 9L);
    CaptureMetrics metrics = new CaptureMetrics(1_010, 1, 1_000, dropped, 0, List.of());
    store.begin(new CaptureRun(new ServiceId(name, "1"), () -> metrics));
    FunctionId function = Calls.returned(0, "place", Duration.ofMillis(1)).function();
    store.store(
        new CallBatch(
            List.of(Calls.returned(0, "place", Duration.ofMillis(1))),
            List.of(new DroppedCalls(function, DropReason.QUEUE_FULL, Calls.START, 4))));
  }
}
