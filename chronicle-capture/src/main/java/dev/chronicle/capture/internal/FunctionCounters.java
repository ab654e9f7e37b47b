package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.FunctionId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of the calls of one function. Thread-safe.
 *
 * <p>A call is counted once: as refused when it ends, or when it has left the queue, as stored or
 * as lost.
 */
final class FunctionCounters {
  private final FunctionId function;
  private final LongAdder withoutPayload = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final Map<DropReason, LongAdder> refused = adders();
  private final Map<DropReason, LongAdder> lost = adders();

  FunctionCounters(FunctionId function) {
    this.function = function;
  }

  private static Map<DropReason, LongAdder> adders() {
    Map<DropReason, LongAdder> adders = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      adders.put(reason, new LongAdder());
    }
    return adders;
  }

  FunctionId function() {
    return function;
  }

  /** Counts a call that ended and was not queued. */
  void refused(DropReason reason) {
    refused.get(reason).increment();
  }

  /** Counts a queued call that the sink accepted. */
  void stored() {
    stored.increment();
  }

  /** Counts a queued call that the sink does not have. */
  void lost(DropReason reason) {
    lost.get(reason).increment();
  }

  /** Counts so many more queued calls whose values are left out, because the load was high. */
  void withoutPayload(int more) {
    if (more != 0) {
      withoutPayload.add(more);
    }
  }

  long storedCount() {
    return stored.sum();
  }

  long refusedCount(DropReason reason) {
    return refused.get(reason).sum();
  }

  long lostCount(DropReason reason) {
    return lost.get(reason).sum();
  }

  long withoutPayloadCount() {
    return withoutPayload.sum();
  }

  long droppedCount(DropReason reason) {
    return refusedCount(reason) + lostCount(reason);
  }
}
