package dev.chronicle.store.sqlite;

import dev.chronicle.store.TextMatcher;
import java.sql.SQLException;

/**
 * Remembers of blocks that were searched for a text which pieces their texts have, as long as
 * memory is not short, so that no later search reads them in vain: those that are too new, or too
 * few, for a {@link TextIndex}. Thread-safe.
 */
final class GramsCache {
  /** All of a store's live parts; 10 KiB each. */
  private static final int BLOCKS_KEPT = 1_024;

  private final RecentlyUsed<StoredBlock, TextGrams> kept = new RecentlyUsed<>(BLOCKS_KEPT);

  /** Says whether a text may stand in a block; {@code false} is certain. */
  boolean mayStandIn(TextMatcher text, StoredBlock block, Snapshot snapshot) throws SQLException {
    if (!TextGrams.canTell(text)) {
      return true;
    }
    TextGrams grams = kept.get(block);
    if (grams == null) {
      Payload payload = snapshot.payload(block).orElse(null);
      if (payload == null) {
        return false;
      }
      grams = new TextGrams();
      for (int i = 0; i < block.summary().calls(); i++) {
        grams.add(payload.recording(i));
      }
      kept.put(block, grams);
    }
    return grams.mayHold(text);
  }

  void clear() {
    kept.clear();
  }
}
