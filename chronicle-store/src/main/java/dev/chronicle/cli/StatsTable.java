package dev.chronicle.cli;

import dev.chronicle.cli.terminal.Cell;
import dev.chronicle.cli.terminal.Column;
import dev.chronicle.cli.terminal.DurationText;
import dev.chronicle.cli.terminal.Printable;
import dev.chronicle.cli.terminal.Style;
import dev.chronicle.cli.terminal.Table;
import dev.chronicle.store.FunctionStats;
import java.util.List;
import java.util.Locale;

/** A table of functions for people. */
final class StatsTable {
  private StatsTable() {}

  static Table of(List<FunctionStats> functions, Printable printable) {
    Table table =
        new Table(
            List.of(
                Column.flexible("FUNCTION", 12),
                Column.number("CALLS"),
                Column.number("ERRORS"),
                Column.number("MEAN"),
                Column.number("P50"),
                Column.number("P95"),
                Column.number("P99"),
                Column.number("MAX")));
    for (FunctionStats function : functions) {
      table.add(
          List.of(
              new Cell(printable.line(function.name()), Style.NAME),
              Cell.of(count(function.calls())),
              new Cell(percent(function), function.errors() > 0 ? Style.BAD : Style.FAINT),
              Cell.of(DurationText.of(function.meanDuration())),
              Cell.of(DurationText.of(function.p50())),
              Cell.of(DurationText.of(function.p95())),
              Cell.of(DurationText.of(function.p99())),
              Cell.of(DurationText.of(function.max()))));
    }
    return table;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String percent(FunctionStats function) {
    return String.format(Locale.ROOT, "%.2f %%", function.errorRate() * 100);
  }
}
