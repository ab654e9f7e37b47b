package dev.chronicle.store.sqlite;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the values that were used last, up to a number of them and as long as memory is not short.
 * Thread-safe.
 */
final class RecentlyUsed<K, V> {
  private final Map<K, SoftReference<V>> kept;

  /** Keeps up to {@code limit} values. */
  RecentlyUsed(int limit) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
            return size() > limit;
          }
        };
  }

  /** Returns a value; {@code null} if it is not kept. */
  synchronized V get(K key) {
    SoftReference<V> value = kept.get(key);
    return value == null ? null : value.get();
  }

  synchronized void put(K key, V value) {
    kept.put(key, new SoftReference<>(value));
  }

  synchronized void clear() {
    kept.clear();
  }
}
