package dev.chronicle.demo.core;

/** A change was tied to a version that the task no longer has. */
public final class VersionConflictException extends TaskConflictException {
  private static final long serialVersionUID = 1L;

  /** Tells the caller which version the task has now. */
  public VersionConflictException(Task task) {
    super(
        ErrorCode.VERSION_CONFLICT,
        "task %s has changed and is now at version %d: read it again"
            .formatted(task.id(), task.version()),
        task);
  }
}
