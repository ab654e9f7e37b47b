package dev.chronicle.demo.core;

/** A task was to be completed a second time, with another result. */
public final class AlreadyCompletedException extends TaskConflictException {
  private static final long serialVersionUID = 1L;

  /** Tells the caller what the task is now. */
  public AlreadyCompletedException(Task task) {
    super(
        ErrorCode.ALREADY_COMPLETED,
        "task %s was completed before, with another result".formatted(task.id()),
        task);
  }
}
