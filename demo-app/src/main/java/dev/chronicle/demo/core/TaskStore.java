package dev.chronicle.demo.core;

import dev.chronicle.capture.Dependency;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps tasks. Thread-safe.
 *
 * <p>Each method may throw {@link DatabaseBusyException} and, where it writes, {@link
 * DiskFullException}. What a method has returned from is stored: it survives the end of the
 * process, however sudden.
 */
@Dependency
public interface TaskStore {

  /** Stores a new task under this id. */
  Task create(String id, NewTask task, Instant now);

  /**
   * Stores a new task under this id, unless one was stored before with the same key and the key is
   * not forgotten yet.
   *
   * @return the task as it was when it was created, whatever has become of it
   * @throws IdempotencyKeyReusedException if the key was used before for a different task
   */
  Task createOnce(String id, NewTask task, Instant now, IdempotencyKey key);

  /** Returns the task with this id. */
  Optional<Task> find(String id);

  /** Returns a page of tasks, and how many there are, both at the same moment. */
  TaskSlice list(TaskFilter filter);

  /**
   * Changes what a task is about, in any status.
   *
   * @param versions the versions that the task may have; empty for any
   * @throws TaskNotFoundException if there is no such task
   * @throws VersionConflictException if it has another version
   */
  Task edit(String id, TaskEdit edit, Set<Long> versions, Instant now);

  /**
   * Deletes a task, in any status.
   *
   * @param versions the versions that the task may have; empty for any
   * @throws TaskNotFoundException if there is no such task
   * @throws VersionConflictException if it has another version
   */
  void delete(String id, Set<Long> versions);

  /**
   * Deletes every task that is there when this starts, and forgets all idempotency keys.
   *
   * @return how many tasks were deleted
   */
  long clear();

  /** Returns how many tasks there are; takes no longer when there are many. */
  TaskCounts counts();

  /** Returns the task that has been waiting for a worker longest; empty when none is available. */
  Optional<Task> longestWaiting(Instant now);
}
