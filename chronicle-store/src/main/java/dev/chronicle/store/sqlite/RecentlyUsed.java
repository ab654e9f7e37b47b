package dev.chronicle.store.sqlite;

import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Keeps the values that were used last, up to a limit and as long as memory is not short.
 * Thread-safe.
 */
final class RecentlyUsed<K, V> {
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final long limit;
  private final ToLongFunction<V> weigher;
  private long weight;

  /** A value that may be gone. */
  private record Kept<V>(SoftReference<V> value, long weight) {}

  /** Keeps up to {@code limit} values. */
  RecentlyUsed(int limit) {
    this(limit, value -> 1);
  }

  /**
   * Keeps values that weigh up to {@code limit} together.
   *
   * @param weigher is asked once for each value
   */
  RecentlyUsed(long limit, ToLongFunction<V> weigher) {
    this.limit = limit;
    this.weigher = weigher;
  }

  /** Returns a value; {@code null} if it is not kept. */
  synchronized V get(K key) {
    Kept<V> value = kept.get(key);
    return value == null ? null : value.value().get();
  }

  /** Keeps a value, unless it is so heavy that few others could be kept beside it. */
  synchronized void put(K key, V value) {
    long added = weigher.applyAsLong(value);
    if (added > Math.max(1, limit / 4)) {
      return;
    }
    Kept<V> before = kept.put(key, new Kept<>(new SoftReference<>(value), added));
    weight += added - (before == null ? 0 : before.weight());
    Iterator<Kept<V>> eldest = kept.values().iterator();
    while (weight > limit) {
      weight -= eldest.next().weight();
      eldest.remove();
    }
  }

  synchronized void clear() {
    kept.clear();
    weight = 0;
  }
}
