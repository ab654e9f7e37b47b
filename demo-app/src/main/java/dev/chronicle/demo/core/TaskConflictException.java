package dev.chronicle.demo.core;

import java.util.Map;

/** The task, as it is now, does not allow this change. */
public abstract sealed class TaskConflictException extends QueueException
    permits AlreadyCompletedException,
        IllegalTransitionException,
        LeaseExpiredException,
        NotOwnerException,
        VersionConflictException {
  private static final long serialVersionUID = 1L;

  private final TaskStatus status;
  private final long version;

  TaskConflictException(ErrorCode code, String message, Task task) {
    super(code, message);
    this.status = task.status();
    this.version = task.version();
  }

  /** Returns the task's status under {@code current_status}, and its {@code version}. */
  @Override
  public Map<String, Object> details() {
    return Map.of("current_status", status.text(), "version", version);
  }
}
