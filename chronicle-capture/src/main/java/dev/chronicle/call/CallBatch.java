package dev.chronicle.call;

import java.util.List;

/**
 * What the writer hands to a sink at once: it is stored whole or not at all.
 *
 * @param calls finished calls, in the order in which they ended on each thread
 * @param dropped losses since the last batch, so that the accounting outlives the process
 */
public record CallBatch(List<CapturedCall> calls, List<DroppedCalls> dropped) {
  public CallBatch {
    calls = List.copyOf(calls);
    dropped = List.copyOf(dropped);
  }

  /** A batch without losses. */
  public CallBatch(List<CapturedCall> calls) {
    this(calls, List.of());
  }
}
