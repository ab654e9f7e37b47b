package dev.chronicle.capture.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was learnt about join points, found again in a few nanoseconds, without keeping the classes
 * that hold them from being unloaded. Thread-safe.
 *
 * <p>A join point's id counts within its class, so what is known stands in an array for each class.
 */
final class JoinPoints<T> {
  private final ClassValue<ById<T>> known = new PerClass<>();

  /** Returns what is known of a join point of {@code type}, or {@code null}. */
  T get(Class<?> type, int id) {
    return known.get(type).get(id);
  }

  void put(Class<?> type, int id, T knowledge) {
    known.get(type).put(id, knowledge);
  }

  /** Static, so that a class does not hold on to the {@link JoinPoints} that asked for it. */
  private static final class PerClass<T> extends ClassValue<ById<T>> {
    @Override
    protected ById<T> computeValue(Class<?> type) {
      return new ById<>();
    }
  }

  /** The join points of one class. Thread-safe. */
  private static final class ById<T> {
    private volatile AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(8);

    T get(int id) {
      AtomicReferenceArray<T> current = slots;
      return id < current.length() ? current.get(id) : null;
    }

    synchronized void put(int id, T knowledge) {
      AtomicReferenceArray<T> current = slots;
      if (id >= current.length()) {
        current = grown(current, id);
        slots = current;
      }
      current.set(id, knowledge);
    }

    private static <T> AtomicReferenceArray<T> grown(AtomicReferenceArray<T> from, int id) {
      AtomicReferenceArray<T> larger =
          new AtomicReferenceArray<>(Math.max(id + 1, from.length() * 2));
      for (int i = 0; i < from.length(); i++) {
        larger.set(i, from.get(i));
      }
      return larger;
    }
  }
}
