package dev.chronicle.demo.core;

/** The database had no time for the call; it may be tried again. */
public final class DatabaseBusyException extends QueueException {
  private static final long serialVersionUID = 1L;

  /** Says that the call may be tried again. */
  public DatabaseBusyException(Throwable cause) {
    super(ErrorCode.DATABASE_BUSY, "the database is busy: try again in a moment", cause);
  }
}
