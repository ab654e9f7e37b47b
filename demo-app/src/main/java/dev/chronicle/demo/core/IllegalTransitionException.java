package dev.chronicle.demo.core;

import java.util.stream.Collectors;

/** A step was asked for that the task's status does not allow. */
public final class IllegalTransitionException extends TaskConflictException {
  private static final long serialVersionUID = 1L;

  IllegalTransitionException(Transition transition, Task task) {
    super(
        ErrorCode.ILLEGAL_TRANSITION,
        "cannot %s task %s: it must be %s, is: %s"
            .formatted(transition.text(), task.id(), allowed(transition), task.status().text()),
        task);
  }

  private static String allowed(Transition transition) {
    return transition.from().stream().map(TaskStatus::text).collect(Collectors.joining(" or "));
  }
}
