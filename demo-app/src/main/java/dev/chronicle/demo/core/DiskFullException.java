package dev.chronicle.demo.core;

/** The disk that holds the tasks is full; what was stored before is still there. */
public final class DiskFullException extends QueueException {
  private static final long serialVersionUID = 1L;

  /** Says what an operator must do. */
  public DiskFullException(Throwable cause) {
    super(
        ErrorCode.DISK_FULL,
        "the disk that holds the tasks is full: nothing was changed, free some space",
        cause);
  }
}
