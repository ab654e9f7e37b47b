package dev.chronicle.demo.core;

/** What of a {@link Guard} does not hold. */
enum Refusal {
  /** The task's status does not allow the step. */
  ILLEGAL_TRANSITION,
  /** Another worker has the task. */
  NOT_OWNER,
  /** The worker's lease is over. */
  LEASE_EXPIRED;

  /**
   * Decides why a task does not allow a step.
   *
   * @throws IllegalStateException if it does allow it
   */
  static Refusal of(Guard guard, Task task) {
    Transition transition = guard.transition();
    if (!transition.from().contains(task.status())) {
      return ILLEGAL_TRANSITION;
    }
    if (transition.needsLease()) {
      if (guard.workerId() != null && !guard.workerId().equals(task.claimedBy())) {
        return NOT_OWNER;
      }
      if (!guard.now().isBefore(task.leaseExpiresAt())) {
        return LEASE_EXPIRED;
      }
    }
    throw new IllegalStateException("task must not allow to " + transition.text() + ": " + task);
  }
}
