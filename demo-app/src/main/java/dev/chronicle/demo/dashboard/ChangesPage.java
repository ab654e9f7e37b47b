package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Comparison;
import dev.chronicle.analysis.FunctionChange;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a page shows that compares two sets of calls.
 *
 * @param sides the sets
 * @param comparison what changed, most first
 * @param halves address that compares the earlier half of the second set's time with the later;
 *     {@code null} where the first set has calls, or the second has none
 */
public record ChangesPage(Sides sides, Comparison comparison, PageUrl halves) {

  /** Returns the functions, what changed most first, those with too few calls to tell last. */
  public List<FunctionChange> functions() {
    return comparison.functions().stream()
        .sorted(Comparator.comparing(Trend::hasTooFewCalls))
        .toList();
  }

  /** Returns the figures as the page shows them, with those of all functions last. */
  Table table() {
    Table table =
        new Table(
            "changes",
            "function_name",
            "change",
            "calls_before",
            "calls_after",
            "errors_before",
            "errors_after",
            "p50_ms_before",
            "p50_ms_after",
            "p95_ms_before",
            "p95_ms_after");
    functions().forEach(each -> row(table, each.name(), each));
    row(table, "", comparison.total());
    return table;
  }

  private static void row(Table table, String name, FunctionChange change) {
    table.row(
        name,
        Trend.of(change).words(),
        change.before().calls(),
        change.after().calls(),
        change.before().errors(),
        change.after().errors(),
        Table.millis(change.before().p50()),
        Table.millis(change.after().p50()),
        Table.millis(change.before().p95()),
        Table.millis(change.after().p95()));
  }

  /** Returns how a function's figures went, as a sign and words. */
  public Trend trend(FunctionChange change) {
    return Trend.of(change);
  }

  /** Returns a factor as people read it; a dash for none. */
  public String factor(OptionalDouble factor) {
    if (factor.isEmpty()) {
      return "–";
    }
    double times = factor.getAsDouble();
    return times < 0.01 ? "< × 0.01" : String.format(Locale.ROOT, "× %.2f", times);
  }
}
