package dev.chronicle.store.sqlite;

import dev.chronicle.call.CallId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Counts the calls of a part themselves, where what was counted of them cannot be used. */
final class ListedRollups {
  private ListedRollups() {}

  /** Returns the rollups by a span that begin at {@code from} or later and before {@code to}. */
  static List<RollupEntry> of(Part part, int span, long from, long to, Snapshot snapshot)
      throws SQLException {
    RollupDeltas deltas = new RollupDeltas(List.of(span));
    for (StoredBlock block : part.blocks()) {
      boolean within =
          seconds(block.summary().minId()) < to && seconds(block.summary().maxId()) >= from;
      if (within || span == Granule.WHOLE_PART) {
        deltas.add(StoredCalls.listed(block, snapshot));
      }
    }
    List<RollupEntry> rollups = new ArrayList<>();
    deltas
        .sums()
        .forEach(
            (key, rollup) -> {
              if (key.start() >= from && key.start() < to) {
                rollups.add(new RollupEntry(key.start(), key.function(), key.service(), rollup));
              }
            });
    return rollups;
  }

  /**
   * Returns how many calls start at {@code from} or later and before {@code to}; nothing if a block
   * is damaged that would have to be read for it.
   */
  static OptionalLong calls(Part part, long from, long to, Snapshot snapshot) throws SQLException {
    long calls = 0;
    for (StoredBlock block : part.blocks()) {
      long first = seconds(block.summary().minId());
      long last = seconds(block.summary().maxId());
      if (from <= first && last < to) {
        calls += block.summary().calls();
      } else if (from <= last && first < to) {
        Listing listing = snapshot.listing(block).orElse(null);
        if (listing == null) {
          return OptionalLong.empty();
        }
        for (int i = 0; i < listing.size(); i++) {
          long second = seconds(listing.id(i));
          calls += from <= second && second < to ? 1 : 0;
        }
      }
    }
    return OptionalLong.of(calls);
  }

  /** Returns what is to be counted of a part for good. */
  static RollupDeltas of(Part part, Snapshot snapshot) throws SQLException {
    RollupDeltas deltas = new RollupDeltas(part.isLive() ? Granule.ALL : Granule.LASTING);
    for (StoredBlock block : part.blocks()) {
      deltas.add(StoredCalls.listed(block, snapshot));
    }
    return deltas;
  }

  private static long seconds(long id) {
    return new CallId(id).time().getEpochSecond();
  }
}
