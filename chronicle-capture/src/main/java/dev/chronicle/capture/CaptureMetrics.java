package dev.chronicle.capture;

import dev.chronicle.call.DropReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the calls that ended since Chronicle was installed. At every moment {@code offered
 * = stored + sampledOut + dropped + pending}; after a flush nothing is pending.
 *
 * @param offered calls of captured methods that ended
 * @param stored calls that a sink accepted; with several sinks, at least one of them
 * @param sampledOut calls that sampling left out on purpose
 * @param dropped calls that were lost, or left out by a limit, by reason; every reason but {@link
 *     DropReason#SAMPLED_OUT} is present
 * @param withoutPayload calls that went on their way without their values, because the load was
 *     high; they are among the others
 * @param sinks what each sink made of the calls, in the order in which they were named
 */
public record CaptureMetrics(
    long offered,
    long stored,
    long sampledOut,
    Map<DropReason, Long> dropped,
    long withoutPayload,
    List<SinkMetrics> sinks) {

  public CaptureMetrics {
    Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      if (reason != DropReason.SAMPLED_OUT) {
        copy.put(reason, dropped.getOrDefault(reason, 0L));
      }
    }
    dropped = Collections.unmodifiableMap(copy);
    sinks = List.copyOf(sinks);
  }

  /** Returns how many calls were lost, for whatever reason. */
  public long droppedCount() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many calls are on their way to the sink. */
  public long pending() {
    return offered - stored - sampledOut - droppedCount();
  }
}
