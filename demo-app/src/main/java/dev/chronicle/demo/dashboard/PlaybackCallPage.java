package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.diff.Finding;
import java.util.List;
import java.util.Map;

/**
 * What the page shows on which one call is played back.
 *
 * @param row the recorded call
 * @param arguments its arguments, as recorded or as edited: JSON by name
 * @param verdict one word for what came of it; empty before it was played back
 * @param tone how good that is, as a badge of the style sheet
 * @param reason why it could not be played back or judged; empty where it could
 * @param findings what differs
 * @param comparison the call as recorded and as replayed; {@code null} where there is no replayed
 *     one
 * @param problem why what was asked for was not done; empty for none
 */
public record PlaybackCallPage(
    CallRow row,
    Map<String, String> arguments,
    String verdict,
    String tone,
    String reason,
    List<Finding> findings,
    Comparison comparison,
    String problem) {

  /** Says whether the arguments are others than were recorded. */
  public boolean isEdited() {
    return comparison != null
        && comparison.lines().stream()
            .anyMatch(line -> line.place().startsWith("args.") && !line.kind().equals("same"));
  }

  static PlaybackCallPage before(CapturedCall call, Map<String, String> arguments, String problem) {
    return new PlaybackCallPage(new CallRow(call), arguments, "", "", "", List.of(), null, problem);
  }

  static PlaybackCallPage after(
      CapturedCall recorded, ReplayResult result, Map<String, String> arguments) {
    CallRow row = new CallRow(recorded);
    if (result instanceof ReplayResult.Matched matched) {
      return new PlaybackCallPage(
          row,
          arguments,
          "matched",
          "completed",
          "",
          List.of(),
          Comparison.of(recorded, matched.replayed()),
          "");
    }
    if (result instanceof ReplayResult.Diverged diverged) {
      return new PlaybackCallPage(
          row,
          arguments,
          "diverged",
          "failed",
          "",
          diverged.divergences().stream().flatMap(each -> each.findings().stream()).toList(),
          Comparison.of(recorded, diverged.replayed()),
          "");
    }
    return new PlaybackCallPage(
        row, arguments, word(result), "processing", reason(result), List.of(), null, "");
  }

  private static String word(ReplayResult result) {
    if (result instanceof ReplayResult.Skipped) {
      return "skipped";
    }
    return result instanceof ReplayResult.Incompatible ? "incompatible" : "not possible";
  }

  private static String reason(ReplayResult result) {
    if (result instanceof ReplayResult.Skipped skipped) {
      return skipped.reason();
    }
    if (result instanceof ReplayResult.Incompatible incompatible) {
      return incompatible.reason();
    }
    return result instanceof ReplayResult.Failed failed ? failed.reason() : "";
  }
}
