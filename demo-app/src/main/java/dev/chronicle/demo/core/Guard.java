package dev.chronicle.demo.core;

import java.time.Instant;

/**
 * What must hold for a step to be taken.
 *
 * @param transition the step
 * @param workerId who must hold the task; {@code null} when the caller does not say
 * @param now the time at which the lease must still run
 */
public record Guard(Transition transition, String workerId, Instant now) {

  /**
   * Returns why a task does not allow the step.
   *
   * @throws IllegalStateException if it does allow it
   */
  public TaskConflictException refusal(Task task) {
    if (!transition.from().contains(task.status())) {
      return new IllegalTransitionException(transition, task);
    }
    if (transition.needsLease() && workerId != null && !workerId.equals(task.claimedBy())) {
      return new NotOwnerException(workerId, task);
    }
    if (transition.needsLease() && !now.isBefore(task.leaseExpiresAt())) {
      return new LeaseExpiredException(task);
    }
    throw new IllegalStateException("task must not allow to " + transition.text() + ": " + task);
  }
}
