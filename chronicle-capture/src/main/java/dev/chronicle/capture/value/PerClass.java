package dev.chronicle.capture.value;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What was learnt about classes. The classes themselves keep it, so that nothing here keeps one
 * from being unloaded. Thread-safe.
 */
final class PerClass<T> {
  private final ClassValue<AtomicReference<T>> known = new References<>();

  /** Returns what is known of a class, or {@code null}. */
  T get(Class<?> type) {
    return known.get(type).get();
  }

  /** Notes what is known of a class from now on. */
  void put(Class<?> type, T knowledge) {
    known.get(type).set(knowledge);
  }

  /** Static, so that a class does not hold on to the {@link PerClass} that asked for it. */
  private static final class References<T> extends ClassValue<AtomicReference<T>> {
    @Override
    protected AtomicReference<T> computeValue(Class<?> type) {
      return new AtomicReference<>();
    }
  }
}
