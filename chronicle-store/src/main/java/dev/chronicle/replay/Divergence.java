package dev.chronicle.replay;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.diff.Finding;
import java.util.List;

/**
 * A call that did something else than was recorded.
 *
 * @param recorded the call as it was recorded
 * @param replayed the call as it was now
 * @param findings what differs, in the order in which it came to pass; never empty
 */
public record Divergence(CapturedCall recorded, CapturedCall replayed, List<Finding> findings) {
  public Divergence {
    findings = List.copyOf(findings);
  }
}
