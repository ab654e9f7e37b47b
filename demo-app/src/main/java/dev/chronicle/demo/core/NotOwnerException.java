package dev.chronicle.demo.core;

/** A worker reported on a task that another worker holds. */
public final class NotOwnerException extends TaskConflictException {
  private static final long serialVersionUID = 1L;

  NotOwnerException(String workerId, Task task) {
    super(
        ErrorCode.NOT_OWNER,
        "worker_id must be that of the worker who claimed task %s, was: %s"
            .formatted(task.id(), workerId),
        task);
  }
}
