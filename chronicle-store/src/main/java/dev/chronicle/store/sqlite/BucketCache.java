package dev.chronicle.store.sqlite;

import dev.chronicle.store.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the buckets of timelines that lie wholly in segments, which change rarely: of a timeline
 * that moves on with the clock, only the newest buckets have to be summed up again. Thread-safe.
 */
final class BucketCache {
  /** A few charts; some 2 KiB each. */
  private static final int BUCKETS_KEPT = 2_048;

  private final Map<Key, Timeline.Bucket> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Timeline.Bucket> eldest) {
          return size() > BUCKETS_KEPT;
        }
      };

  /**
   * Which bucket.
   *
   * @param functionName {@code null} for all functions
   * @param segments all that reach into it
   */
  record Key(String functionName, long start, long width, List<SealedSums.Version> segments) {}

  /** Returns a bucket; {@code null} if it is not kept. */
  synchronized Timeline.Bucket get(Key key) {
    return kept.get(key);
  }

  synchronized void put(Key key, Timeline.Bucket bucket) {
    kept.put(key, bucket);
  }

  synchronized void clear() {
    kept.clear();
  }
}
