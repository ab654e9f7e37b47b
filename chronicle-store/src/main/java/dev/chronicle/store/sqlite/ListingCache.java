package dev.chronicle.store.sqlite;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the listings that were read last, as long as memory is not short: those of new calls are
 * asked for again and again. Thread-safe.
 */
final class ListingCache {
  private static final int LISTINGS_KEPT = 1_024;

  private final Map<StoredBlock, SoftReference<Listing>> listings =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StoredBlock, SoftReference<Listing>> eldest) {
          return size() > LISTINGS_KEPT;
        }
      };

  /** Returns the listing of a block; {@code null} if it is not kept. */
  synchronized Listing get(StoredBlock block) {
    SoftReference<Listing> kept = listings.get(block);
    return kept == null ? null : kept.get();
  }

  synchronized void clear() {
    listings.clear();
  }

  synchronized void put(StoredBlock block, Listing listing) {
    listings.put(block, new SoftReference<>(listing));
  }
}
