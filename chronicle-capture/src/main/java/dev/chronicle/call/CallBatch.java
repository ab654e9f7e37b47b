package dev.chronicle.call;

import java.util.List;

/**
 * What the writer hands to a sink at once: it is stored whole or not at all.
 *
 * @param calls finished calls, in the order in which they ended on each thread
 * @param dropped calls that are missing since the last batch, so that the accounting outlives the
 *     process
 * @param notices what people should know about the recording, since the last batch
 */
public record CallBatch(
    List<CapturedCall> calls, List<DroppedCalls> dropped, List<CaptureNotice> notices) {
  public CallBatch {
    calls = List.copyOf(calls);
    dropped = List.copyOf(dropped);
    notices = List.copyOf(notices);
  }

  /** A batch without notices. */
  public CallBatch(List<CapturedCall> calls, List<DroppedCalls> dropped) {
    this(calls, dropped, List.of());
  }

  /** A batch without losses. */
  public CallBatch(List<CapturedCall> calls) {
    this(calls, List.of());
  }
}
