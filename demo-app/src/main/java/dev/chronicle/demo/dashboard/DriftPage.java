package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.drift.DriftFinding;
import dev.chronicle.analysis.drift.DriftReport;
import dev.chronicle.analysis.drift.FirstChange;
import java.util.List;
import java.util.Locale;

/**
 * What differs between two sets of calls beyond chance, and what differed first.
 *
 * @param sides the sets
 * @param report what differs, the worst first
 * @param firstChanges what changed first comes first
 * @param sample how many calls of each function and set were looked at, at most
 */
public record DriftPage(
    Sides sides, DriftReport report, List<FirstChange> firstChanges, int sample) {
  private static final double TINY = 0.0001;

  public DriftPage {
    firstChanges = List.copyOf(firstChanges);
  }

  /** Returns what differs as the page shows it. */
  Table table() {
    Table table =
        new Table(
            "differences",
            "function_name",
            "what_differs",
            "subject",
            "before",
            "after",
            "size",
            "corrected_p_value",
            "example_before",
            "example_after");
    for (DriftFinding finding : report.findings()) {
      table.row(
          finding.function(),
          words(finding.kind()),
          finding.subject(),
          finding.before(),
          finding.after(),
          finding.size(),
          finding.correctedPValue(),
          finding.exampleBefore(),
          finding.exampleAfter());
    }
    return table;
  }

  /** Returns what differs, in words. */
  public String words(DriftFinding.Kind kind) {
    return switch (kind) {
      case FUNCTION_GONE -> "no longer called";
      case FUNCTION_NEW -> "newly called";
      case ERROR_SHARE -> "share of errors";
      case EXCEPTION_NEW -> "new exception";
      case EXCEPTION_GONE -> "exception gone";
      case OUTCOME -> "other outcome for equal arguments";
      case SHAPE_NEW -> "result has more";
      case SHAPE_GONE -> "result has less";
      case DURATION -> "duration";
    };
  }

  /** Returns how likely chance alone would show this, corrected for the number of comparisons. */
  public String chance(DriftFinding finding) {
    double p = finding.correctedPValue();
    return p < TINY ? "p < 0.0001" : String.format(Locale.ROOT, "p = %.4f", p);
  }
}
