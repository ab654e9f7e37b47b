package dev.chronicle.cli;

import dev.chronicle.call.DropReason;
import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.cli.terminal.Terminal;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.FunctionLosses;
import dev.chronicle.store.FunctionStats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sums up. */
@Command(
    name = "stats",
    description = "Sums up what is stored: calls, errors, durations, losses.",
    footerHeading = "%nExamples:%n",
    footer = {"  chronicle stats", "  chronicle stats --since 15m --json"})
final class StatsCommand implements Callable<Integer> {
  private static final int MOST_CALLED = 10;

  private final Terminal terminal;

  @Mixin private DatabaseOption database;
  @Mixin private TimeRangeOptions range;
  @Mixin private VersionOption version;
  @Mixin private JsonOption json;

  StatsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CallStatistics statistics;
    boolean hasNotices;
    try (CaptureStore store = database.open()) {
      statistics = store.statistics(range.range(), version.version());
      hasNotices = !store.notices(1).isEmpty();
    }
    if (json.isSet()) {
      terminal.json().println(terminal.printable().json(StatsJson.of(statistics).toString()));
    } else {
      print(statistics);
      if (hasNotices) {
        terminal.remark("There are notices about the recording, see `notices`.");
      }
    }
    return ExitCode.FINE;
  }

  private void print(CallStatistics statistics) {
    FunctionStats total = statistics.total();
    line("calls", StatsTable.count(total.calls()));
    line(
        "errors",
        terminal.paint(
            total.errors() > 0 ? Style.BAD : Style.PLAIN,
            "%s (%s)".formatted(StatsTable.count(total.errors()), StatsTable.percent(total))));
    line(
        "duration",
        "mean %s, p50 %s, p95 %s, p99 %s, max %s"
            .formatted(
                DurationText.of(total.meanDuration()),
                DurationText.of(total.p50()),
                DurationText.of(total.p95()),
                DurationText.of(total.p99()),
                DurationText.of(total.max())));
    if (statistics.sampledOutCount() > 0) {
      line("left out", StatsTable.count(statistics.sampledOutCount()) + " by sampling");
    }
    line("dropped", dropped(statistics));
    if (statistics.withoutValuesCount() > 0) {
      line("thinned", StatsTable.count(statistics.withoutValuesCount()) + " without their values");
    }
    if (total.calls() > 0) {
      printFunctions(statistics);
    }
    List<FunctionLosses> losses =
        statistics.losses().stream().filter(function -> function.count() > 0).toList();
    if (!losses.isEmpty()) {
      printLosses(losses);
    }
  }

  private void printFunctions(CallStatistics statistics) {
    int functions = statistics.byFunction().size();
    terminal.line("");
    StatsTable.of(
            statistics.byFunction().subList(0, Math.min(MOST_CALLED, functions)),
            terminal.printable())
        .print(terminal);
    if (functions > MOST_CALLED) {
      terminal.remark("%d more with `functions`".formatted(functions - MOST_CALLED));
    }
  }

  private void printLosses(List<FunctionLosses> losses) {
    Table table =
        new Table(
            List.of(Column.flexible("MISSING OF", 20), Column.number("CALLS"), Column.text("WHY")));
    for (FunctionLosses function : losses) {
      String name = function.name().isEmpty() ? "(not known)" : function.name();
      function.dropped().entrySet().stream()
          .filter(entry -> entry.getKey() != DropReason.SAMPLED_OUT)
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> table.add(row(name, entry.getValue(), words(entry.getKey()))));
      if (function.withoutValues() > 0) {
        table.add(row(name, function.withoutValues(), "stored without values"));
      }
    }
    terminal.line("");
    table.print(terminal);
  }

  private List<Cell> row(String name, long calls, String why) {
    return List.of(
        Cell.of(terminal.printable().line(name)), Cell.of(StatsTable.count(calls)), Cell.of(why));
  }

  private String dropped(CallStatistics statistics) {
    if (statistics.droppedCount() == 0) {
      return "0";
    }
    return terminal.paint(
        Style.BAD,
        StatsTable.count(statistics.droppedCount())
            + statistics.dropped().entrySet().stream()
                .filter(entry -> entry.getKey() != DropReason.SAMPLED_OUT)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> StatsTable.count(entry.getValue()) + " " + words(entry.getKey()))
                .collect(Collectors.joining(", ", " (", ")")));
  }

  private static String words(DropReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void line(String title, String value) {
    terminal.line(terminal.paint(Style.FAINT, String.format("%-9s", title)) + value);
  }
}
