package dev.chronicle.store.sqlite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What some calls add to the rollups of a part. Not thread-safe. */
final class RollupDeltas {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<Integer> spans;
  private final Map<RollupTable.Key, RollupDelta> deltas = new HashMap<>();

  /** Counts by spans of {@link Granule}. */
  RollupDeltas(List<Integer> spans) {
    this.spans = spans;
  }

  void add(Iterable<StoredCall> calls) {
    for (StoredCall call : calls) {
      long second = Math.floorDiv(Listing.epochNanos(call.id()), NANOS_PER_SECOND);
      for (int span : spans) {
        RollupTable.Key key =
            new RollupTable.Key(span, Granule.floor(second, span), call.function(), call.service());
        deltas
            .computeIfAbsent(key, each -> new RollupDelta())
            .add(call.durationNanos(), call.isError());
      }
    }
  }

  Map<RollupTable.Key, RollupDelta> byKey() {
    return deltas;
  }

  /** Returns what is counted of the calls alone. */
  Map<RollupTable.Key, StoredRollup> sums() {
    Map<RollupTable.Key, StoredRollup> sums = new HashMap<>();
    deltas.forEach((key, delta) -> sums.put(key, delta.addTo(null)));
    return sums;
  }
}
