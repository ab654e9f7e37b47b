package dev.chronicle.demo.core;

import dev.chronicle.capture.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Leads tasks through their life. Thread-safe.
 *
 * <p>Each step is taken only if the task's status, lease and, where named, worker allow it, which
 * is part of the statement that takes it: of two callers who want the same, one is refused. Each
 * method that names a task throws {@link TaskNotFoundException} if there is none, and a {@link
 * TaskConflictException} that says why the step was refused. For the rest see {@link TaskStore}.
 */
@Dependency
public interface ClaimStore {

  /** Gives a pending task to a worker, also one whose back-off is not over. */
  Task claim(String id, Lease lease);

  /**
   * Gives the available task that has waited longest, counting its head start, to a worker.
   *
   * @param only the priority to choose from; {@code null} for all
   * @param headStarts how much longer a task of each priority counts as having waited, see {@link
   *     Ageing}
   * @return the task; empty when none is available
   */
  Optional<Task> claimNext(Priority only, Map<Priority, Duration> headStarts, Lease lease);

  /** Notes that the worker has started, and extends the lease. */
  Task process(String id, Lease lease);

  /** Extends the lease. */
  Task heartbeat(String id, Lease lease);

  /**
   * Completes a task. Done again with the same result, it changes nothing and returns the task.
   *
   * @param workerId who must hold the task; may be {@code null}
   * @param result JSON text; may be {@code null}
   */
  Task complete(String id, String workerId, String result, Instant now);

  /**
   * Ends an attempt without success.
   *
   * @param workerId who must hold the task; may be {@code null}
   * @param message why it failed; may be {@code null}
   * @param judge decides what becomes of the task
   */
  Task fail(String id, String workerId, String message, Instant now, Function<Task, Verdict> judge);

  /**
   * Takes a claim back. The attempt does not count, and the task keeps its place in the queue.
   *
   * @param workerId who must hold the task; may be {@code null}
   */
  Task release(String id, String workerId, Instant now);

  /** Puts a failed task back into the queue, with all its retries. */
  Task retry(String id, Instant now);
}
