package dev.chronicle.capture;

import dev.chronicle.call.DropReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the calls that ended since Chronicle was installed. At every moment {@code offered
 * = stored + sampledOut + dropped + pending}; after a flush nothing is pending.
 *
 * @param offered calls of captured methods that ended
 * @param stored calls that the sink accepted
 * @param sampledOut calls that sampling left out on purpose
 * @param dropped calls that were lost, by reason; every reason is present
 */
public record CaptureMetrics(
    long offered, long stored, long sampledOut, Map<DropReason, Long> dropped) {

  public CaptureMetrics {
    Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      copy.put(reason, dropped.getOrDefault(reason, 0L));
    }
    dropped = Collections.unmodifiableMap(copy);
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
