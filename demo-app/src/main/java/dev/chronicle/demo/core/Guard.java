package dev.chronicle.demo.core;

import dev.chronicle.capture.Capture;
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
   * Returns why a task does not allow a step.
   *
   * @throws IllegalStateException if it does allow it
   */
  @Capture(name = "decide_refusal")
  public static TaskConflictException refusal(Guard guard, Task task) {
    return switch (Refusal.of(guard, task)) {
      case ILLEGAL_TRANSITION -> new IllegalTransitionException(guard.transition(), task);
      case NOT_OWNER -> new NotOwnerException(guard.workerId(), task);
      case LEASE_EXPIRED -> new LeaseExpiredException(task);
    };
  }
}
