package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.diff.Finding;
import java.util.List;

/** What became of one recorded call when it was played back. */
public sealed interface ReplayResult {

  /** Returns the recorded call. */
  CapturedCall call();

  /**
   * The call did what was recorded.
   *
   * @param replayed the call as it was now
   * @param masked differences that a mask hides
   */
  record Matched(CapturedCall call, CapturedCall replayed, List<Finding> masked)
      implements ReplayResult {
    public Matched {
      masked = List.copyOf(masked);
    }
  }

  /**
   * The call, or one made within it, did something else.
   *
   * @param replayed the call as it was now
   * @param divergences the calls that differ, the one that ended first before those that it may
   *     have led astray; never empty
   */
  record Diverged(CapturedCall call, CapturedCall replayed, List<Divergence> divergences)
      implements ReplayResult {
    public Diverged {
      divergences = List.copyOf(divergences);
    }

    /** Returns the call in which the difference shows first. */
    public Divergence first() {
      return divergences.get(0);
    }
  }

  /**
   * The recording does not hold what it takes to play the call back.
   *
   * @param reason why, in a sentence
   */
  record Skipped(CapturedCall call, String reason) implements ReplayResult {}

  /**
   * The code of today has no place for the recorded call.
   *
   * @param reason why, in a sentence
   */
  record Incompatible(CapturedCall call, String reason) implements ReplayResult {}

  /**
   * The call could not be played back for another reason: it took too long, or its target could not
   * be made.
   *
   * @param reason why, in a sentence
   */
  record Failed(CapturedCall call, String reason) implements ReplayResult {}
}
