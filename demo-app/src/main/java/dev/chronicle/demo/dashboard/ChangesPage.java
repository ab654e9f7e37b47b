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
