package dev.chronicle.simulator.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of tasks that each can be taken from by number, in constant time. Not thread-safe. */
final class TaskPool {
  private final List<KnownTask> tasks = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();

  int size() {
    return tasks.size();
  }

  /** Returns the task at a place between 0 and the size; places change when tasks leave. */
  KnownTask get(int index) {
    return tasks.get(index);
  }

  /** Adds a task whose id is not there yet. */
  void add(KnownTask task) {
    positions.put(task.id(), tasks.size());
    tasks.add(task);
  }

  /** Takes a task out if it is there, and puts the last one in its place. */
  void remove(String id) {
    Integer position = positions.remove(id);
    if (position == null) {
      return;
    }
    KnownTask last = tasks.remove(tasks.size() - 1);
    if (!last.id().equals(id)) {
      tasks.set(position, last);
      positions.put(last.id(), position);
    }
  }
}
