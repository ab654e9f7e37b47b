package dev.chronicle.store.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured of stores of several sizes, a column each, printed as Markdown. */
final class ResultTable {
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  /** Puts what comes next into another column. */
  void column(String name) {
    columns.add(name);
  }

  /** Sets the cell of a row, and says so. */
  void put(String row, String cell) {
    rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
        .put(columns.get(columns.size() - 1), cell);
    StoreBench.print("%-60s %s", row, cell);
  }

  void print() {
    StoreBench.print("| | %s |", String.join(" | ", columns));
    StoreBench.print("|---|%s", String.join("", Collections.nCopies(columns.size(), "---|")));
    rows.forEach(
        (row, cells) ->
            StoreBench.print(
                "| %s | %s |",
                row,
                String.join(
                    " | ", columns.stream().map(name -> cells.getOrDefault(name, "")).toList())));
  }

  /** Returns how long something took, p50 / p95. */
  static String percentiles(double[] sorted) {
    return String.format(
        Locale.ROOT, "%.1f / %.1f", sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
  }
}
