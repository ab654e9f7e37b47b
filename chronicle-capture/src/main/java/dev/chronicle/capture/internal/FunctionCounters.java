package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.call.FunctionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of the calls of one function. Thread-safe but for what the writer alone does.
 */
final class FunctionCounters {
  private final FunctionId function;
  private final LongAdder offered = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);
  private final Map<DropReason, Long> reported = new EnumMap<>(DropReason.class);

  FunctionCounters(FunctionId function) {
    this.function = function;
    for (DropReason reason : DropReason.values()) {
      dropped.put(reason, new LongAdder());
    }
  }

  FunctionId function() {
    return function;
  }

  void offered() {
    offered.increment();
  }

  void stored() {
    stored.increment();
  }

  void dropped(DropReason reason) {
    dropped.get(reason).increment();
  }

  long offeredCount() {
    return offered.sum();
  }

  long storedCount() {
    return stored.sum();
  }

  long droppedCount(DropReason reason) {
    return dropped.get(reason).sum();
  }

  /** Returns the losses that no sink has accepted yet. For the writer's thread only. */
  List<DroppedCalls> unreported(Instant now) {
    List<DroppedCalls> losses = new ArrayList<>();
    for (DropReason reason : DropReason.values()) {
      long count = droppedCount(reason) - reported.getOrDefault(reason, 0L);
      if (count > 0) {
        losses.add(new DroppedCalls(function, reason, now, count));
      }
    }
    return losses;
  }

  /** Notes that a sink accepted this report of losses. For the writer's thread only. */
  void reported(DroppedCalls losses) {
    reported.merge(losses.reason(), losses.count(), Long::sum);
  }
}
