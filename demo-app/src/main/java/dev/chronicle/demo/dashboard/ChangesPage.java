package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.Comparison;
import dev.chronicle.analysis.FunctionChange;
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

  /** Returns how a function's figures went, as a sign and words. */
  public Trend trend(FunctionChange change) {
    return Trend.of(change);
  }

  /** Returns a factor as people read it; a dash for none. */
  public String factor(OptionalDouble factor) {
    return factor.isEmpty() ? "–" : String.format(Locale.ROOT, "× %.2f", factor.getAsDouble());
  }
}
