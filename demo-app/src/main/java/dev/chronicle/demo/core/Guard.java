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
    return switch (Refusal.of(this, task)) {
      case ILLEGAL_TRANSITION -> new IllegalTransitionException(transition, task);
      case NOT_OWNER -> new NotOwnerException(workerId, task);
      case LEASE_EXPIRED -> new LeaseExpiredException(task);
    };
  }
}
