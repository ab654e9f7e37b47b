package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.FunctionChange;
import java.util.Locale;

/**
 * Which way a function's figures went, as people read it.
 *
 * @param sign an arrow; empty where nothing of note changed
 * @param words what changed
 * @param tone {@code bad}, {@code good} or {@code quiet}
 */
public record Trend(String sign, String words, String tone) {
  private static final double NOTABLE_FACTOR = 1.25;
  private static final double NOTABLE_ERRORS = 0.02;

  /** Fewer calls than these tell nothing. */
  private static final int ENOUGH = 10;

  static Trend of(FunctionChange change) {
    if (change.isNew()) {
      return new Trend("✳", "new", "quiet");
    }
    if (change.isGone()) {
      return new Trend("–", "no longer called", "quiet");
    }
    if (hasTooFewCalls(change)) {
      return new Trend("", "too few calls", "quiet");
    }
    double errors = change.errorRateDifference().orElse(0);
    if (Math.abs(errors) >= NOTABLE_ERRORS) {
      return new Trend(
          errors > 0 ? "↑" : "↓",
          String.format(Locale.ROOT, "errors %+.1f points", errors * 100),
          errors > 0 ? "bad" : "good");
    }
    double factor = change.p95Factor().orElse(1);
    if (factor >= NOTABLE_FACTOR) {
      return new Trend("↑", String.format(Locale.ROOT, "p95 × %.2g", factor), "bad");
    }
    if (factor <= 1 / NOTABLE_FACTOR) {
      return new Trend("↓", String.format(Locale.ROOT, "p95 × %.2g", factor), "good");
    }
    return new Trend("→", "steady", "quiet");
  }

  /** Whether a function was called before and after, but too seldom to say how it went. */
  static boolean hasTooFewCalls(FunctionChange change) {
    return !change.isNew()
        && !change.isGone()
        && (change.before().calls() < ENOUGH || change.after().calls() < ENOUGH);
  }
}
