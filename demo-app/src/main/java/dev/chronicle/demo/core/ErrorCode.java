package dev.chronicle.demo.core;

import java.util.Locale;

/** Why the queue did not do what it was asked: stable names for programs. */
public enum ErrorCode {
  /** A value breaks a rule. */
  INVALID_VALUE,
  /** There is no task with this id. */
  TASK_NOT_FOUND,
  /** The task's status does not allow this step. */
  ILLEGAL_TRANSITION,
  /** Another worker holds the task. */
  NOT_OWNER,
  /** The worker held the task too long without a sign of life. */
  LEASE_EXPIRED,
  /** The task was completed before, with another result. */
  ALREADY_COMPLETED,
  /** The task is no longer in the version that the caller knows. */
  VERSION_CONFLICT,
  /** The idempotency key was used before, for a different task. */
  IDEMPOTENCY_KEY_REUSED,
  /** The call failed on purpose. */
  INJECTED_FAILURE,
  /** The database had no time for this call. */
  DATABASE_BUSY,
  /** The disk that holds the database is full. */
  DISK_FULL;

  /** Returns the code as it is sent: {@code not_owner}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
