package dev.chronicle.simulator.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The tasks that are known from the server's answers, by where they stand in their life.
 *
 * <p>A task that a request under way is about to move is taken out until its answer is there, so
 * that the simulator does not race against itself more than real workers would. Each stage holds a
 * bounded number of tasks and forgets some when full. Thread-safe.
 */
final class World {
  /** How many tasks of a stage are remembered at most. */
  static final int MAX_TASKS = 10_000;

  /** Where a task stands. */
  enum Stage {
    PENDING,
    CLAIMED,
    /** In process, its work not done yet. */
    WORKING,
    /** In process, its work done: to be completed or failed. */
    RIPE,
    /** Completed or failed for good. */
    SETTLED
  }

  private static final List<Stage> READABLE =
      List.of(Stage.PENDING, Stage.CLAIMED, Stage.RIPE, Stage.SETTLED);

  private final Map<Stage, TaskPool> pools = new EnumMap<>(Stage.class);
  private final Map<String, Stage> stages = new HashMap<>();

  /** The tasks that requests under way are about. */
  private final Map<String, Taken> taken = new HashMap<>();

  private final PriorityQueue<KnownTask> working =
      new PriorityQueue<>(Comparator.comparingLong(KnownTask::readyAt));

  World() {
    READABLE.forEach(stage -> pools.put(stage, new TaskPool()));
  }

  /** Draws any task that is known and leaves it where it is. */
  synchronized Optional<KnownTask> any(RandomGenerator random) {
    return drawFrom(READABLE, random);
  }

  /** Draws a task that no worker holds and leaves it where it is. */
  synchronized Optional<KnownTask> anyUnheld(RandomGenerator random) {
    return drawFrom(List.of(Stage.PENDING, Stage.SETTLED), random);
  }

  /** Draws a task of a stage and takes it until it is put somewhere or given up. */
  synchronized Optional<KnownTask> take(Stage stage, RandomGenerator random, long now) {
    ripen(now);
    while (pools.get(stage).size() > 0) {
      KnownTask task = pools.get(stage).get(random.nextInt(pools.get(stage).size()));
      remove(task.id());
      if (task.leaseEnds() > now) {
        taken.put(task.id(), new Taken(task, stage));
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /** Puts a task where it stands now, wherever it stood before. */
  synchronized void put(Stage stage, KnownTask task) {
    taken.remove(task.id());
    remove(task.id());
    if (stage == Stage.WORKING) {
      makeRoom(working.size(), working::peek);
      working.add(task);
    } else {
      TaskPool pool = pools.get(stage);
      makeRoom(pool.size(), () -> pool.get(0));
      pool.add(task);
    }
    stages.put(task.id(), stage);
  }

  /** Puts a task there if nothing is known of it. */
  synchronized void putIfUnknown(Stage stage, KnownTask task) {
    if (!stages.containsKey(task.id()) && !taken.containsKey(task.id())) {
      put(stage, task);
    }
  }

  /** Puts a task back to where it was taken from, unless another answer has placed it since. */
  synchronized void putBack(KnownTask task) {
    if (isTaken(task)) {
      put(taken.get(task.id()).from(), task);
    }
  }

  /** Forgets a task that was taken, unless another answer has placed it since. */
  synchronized void giveUp(KnownTask task) {
    if (isTaken(task)) {
      taken.remove(task.id());
    }
  }

  /** Forgets a task that was not taken. */
  synchronized void forget(KnownTask task) {
    remove(task.id());
  }

  /** A late answer may be about a task that has been claimed, and taken again, since. */
  private boolean isTaken(KnownTask task) {
    Taken held = taken.get(task.id());
    return held != null && held.task().equals(task);
  }

  /** A task, and the stage that it was taken from. */
  private record Taken(KnownTask task, Stage from) {}

  private Optional<KnownTask> drawFrom(List<Stage> from, RandomGenerator random) {
    int size = from.stream().mapToInt(stage -> pools.get(stage).size()).sum();
    if (size == 0) {
      return Optional.empty();
    }
    int index = random.nextInt(size);
    for (Stage stage : from) {
      if (index < pools.get(stage).size()) {
        return Optional.of(pools.get(stage).get(index));
      }
      index -= pools.get(stage).size();
    }
    throw new AssertionError("drawn beyond the last task");
  }

  private void ripen(long now) {
    while (!working.isEmpty() && working.peek().readyAt() <= now) {
      put(Stage.RIPE, working.peek());
    }
  }

  private void makeRoom(int size, Supplier<KnownTask> first) {
    if (size >= MAX_TASKS) {
      remove(first.get().id());
    }
  }

  private void remove(String id) {
    Stage stage = stages.remove(id);
    if (stage == Stage.WORKING) {
      working.removeIf(task -> task.id().equals(id));
    } else if (stage != null) {
      pools.get(stage).remove(id);
    }
  }
}
