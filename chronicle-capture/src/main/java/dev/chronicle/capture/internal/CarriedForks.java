package dev.chronicle.capture.internal;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers from where tasks were handed over that go to other threads as they are, by their
 * identity and without keeping them alive. Thread-safe.
 *
 * <p>A task may be handed over again before it has run. The latest that handed it over comes first:
 * nobody tells of those that were lost on the way, and what is left of them must not stand before
 * what runs.
 */
final class CarriedForks {
  private static final int MAX_OF_A_TASK = 100;

  /** By {@link Key}. */
  private final Map<Object, Deque<Carried>> waiting = new ConcurrentHashMap<>();

  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /**
   * @param by {@code null} where nobody can hand the task on to another executor
   */
  private record Carried(Fork fork, Handover by, boolean lasting) {}

  /** Keeps a fork for one run of a task. */
  void put(Object task, Fork fork, Handover by) {
    put(task, new Carried(fork, by, false));
  }

  /** Keeps a fork for all runs of a task that are to come. */
  void putLasting(Object task, Fork fork, Handover by) {
    put(task, new Carried(fork, by, true));
  }

  private void put(Object task, Carried carried) {
    forgetCollected();
    waiting.compute(
        new Key(task, collected),
        (key, known) -> {
          Deque<Carried> all = known == null ? new ArrayDeque<>(1) : known;
          if (all.size() == MAX_OF_A_TASK) {
            all.removeFirst();
          }
          all.addLast(carried);
          return all;
        });
  }

  /** Returns where a task that runs now comes from; {@code null} if that is not known. */
  Fork take(Object task) {
    if (waiting.isEmpty()) {
      return null;
    }
    forgetCollected();
    Sought sought = new Sought(task);
    if (!waiting.containsKey(sought)) {
      return null;
    }
    Taken taken = new Taken();
    waiting.computeIfPresent(sought, (key, all) -> taken.latestOf(all));
    return taken.fork;
  }

  /** Says whether the latest that is kept for a task was put in this handing over. */
  boolean isLatest(Object task, Handover by) {
    Taken seen = new Taken();
    waiting.computeIfPresent(
        new Sought(task),
        (key, all) -> {
          seen.by = all.getLast().by();
          return all;
        });
    return seen.by == by;
  }

  /** Forgets what was put in a handing over that failed. */
  void withdraw(Object task, Handover by) {
    waiting.computeIfPresent(
        new Sought(task),
        (key, all) -> {
          all.removeIf(carried -> carried.by() == by);
          return all.isEmpty() ? null : all;
        });
  }

  /** Returns the number of tasks of which something is kept. */
  int size() {
    forgetCollected();
    return waiting.size();
  }

  private void forgetCollected() {
    for (Reference<?> dead = collected.poll(); dead != null; dead = collected.poll()) {
      waiting.remove(dead);
    }
  }

  /** What was found while a task's entry was locked. */
  private static final class Taken {
    Fork fork;
    Handover by;

    Deque<Carried> latestOf(Deque<Carried> all) {
      Carried latest = all.getLast();
      fork = latest.fork();
      if (!latest.lasting()) {
        all.removeLast();
      }
      return all.isEmpty() ? null : all;
    }
  }

  /** Refers to a task by its identity. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object task, ReferenceQueue<Object> queue) {
      super(task, queue);
      hash = System.identityHashCode(task);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Key key && get() != null && key.refersTo(get()));
    }
  }

  /** Equals the key of a task, and burdens no garbage collector. */
  private record Sought(Object task) {
    @Override
    public int hashCode() {
      return System.identityHashCode(task);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.refersTo(task);
    }
  }
}
