package dev.chronicle.replay.junit;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.Divergence;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.diff.Finding;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Ends tests as the results of replays demand. */
final class Outcomes {
  private Outcomes() {}

  /**
   * Returns if the call did what was recorded.
   *
   * @throws AssertionFailedError if it did something else, with both outcomes for a tool to compare
   * @throws TestAbortedException if it could not be played back
   */
  static void check(ReplayResult result) {
    if (result instanceof ReplayResult.Diverged diverged) {
      throw new AssertionFailedError(
          text(diverged), outcome(diverged.call()), outcome(diverged.replayed()));
    }
    if (result instanceof ReplayResult.Failed failed) {
      throw new AssertionFailedError(failed.reason());
    }
    if (result instanceof ReplayResult.Skipped skipped) {
      throw new TestAbortedException(skipped.reason());
    }
    if (result instanceof ReplayResult.Incompatible incompatible) {
      throw new TestAbortedException("incompatible: " + incompatible.reason());
    }
  }

  private static String text(ReplayResult.Diverged result) {
    StringBuilder text = new StringBuilder();
    for (Divergence divergence : result.divergences()) {
      text.append(text.length() == 0 ? "" : "\n")
          .append(divergence.recorded().function().name())
          .append(" did not do what was recorded (call ")
          .append(divergence.recorded().id())
          .append("):");
      for (Finding finding : divergence.findings()) {
        text.append("\n  ").append(finding);
      }
    }
    return text.toString();
  }

  private static String outcome(CapturedCall call) {
    if (call.outcome() instanceof Outcome.Threw threw) {
      return threw.error().type() + ": " + threw.error().message();
    }
    return ((Outcome.Returned) call.outcome()).value().json();
  }
}
