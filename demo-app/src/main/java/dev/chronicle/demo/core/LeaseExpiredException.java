package dev.chronicle.demo.core;

/** A worker reported too late: the task is about to be given to another worker. */
public final class LeaseExpiredException extends TaskConflictException {
  private static final long serialVersionUID = 1L;

  LeaseExpiredException(Task task) {
    super(
        ErrorCode.LEASE_EXPIRED,
        "the lease of task %s ran out at %s; send a heartbeat before it does"
            .formatted(task.id(), task.leaseExpiresAt()),
        task);
  }
}
