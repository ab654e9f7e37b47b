package dev.chronicle.capture.internal;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers from where objects that run themselves were handed over, such as a {@link
 * java.util.concurrent.ForkJoinTask}, without keeping them alive. Thread-safe.
 */
final class CarriedForks {
  private final Map<Key, Fork> forks = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  void put(Object carrier, Fork fork) {
    for (Reference<?> dead = collected.poll(); dead != null; dead = collected.poll()) {
      forks.remove(dead);
    }
    forks.put(new Key(carrier, collected), fork);
  }

  /** Returns where the object comes from, the first time that it is asked for, else null. */
  Fork take(Object carrier) {
    return forks.isEmpty() ? null : forks.remove(new Key(carrier, null));
  }

  /** Refers to an object by its identity. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object carrier, ReferenceQueue<Object> queue) {
      super(carrier, queue);
      hash = System.identityHashCode(carrier);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Key key && get() != null && get() == key.get());
    }
  }
}
