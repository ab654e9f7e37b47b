package dev.chronicle.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what is counted of the same function, program and time. */
final class RollupSums {
  private RollupSums() {}

  /** Returns one rollup of each, in {@link RollupEntry#ORDER}. */
  static List<RollupEntry> of(List<RollupEntry> rollups) {
    Map<RollupEntry, List<StoredRollup>> groups = new TreeMap<>(RollupEntry.ORDER);
    for (RollupEntry entry : rollups) {
      groups.computeIfAbsent(entry, first -> new ArrayList<>()).add(entry.rollup());
    }
    List<RollupEntry> sums = new ArrayList<>(groups.size());
    Rollup sum = new Rollup();
    groups.forEach(
        (first, some) -> {
          StoredRollup all = some.get(0);
          if (some.size() > 1) {
            sum.clear();
            some.forEach(sum::add);
            all = sum.toStored();
          }
          sums.add(new RollupEntry(first.startSeconds(), first.function(), first.service(), all));
        });
    return sums;
  }
}
