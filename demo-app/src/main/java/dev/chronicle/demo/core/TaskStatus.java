package dev.chronicle.demo.core;

import java.util.Locale;

/** Where a task is in its life. */
public enum TaskStatus {
  /** Waits for a worker; after a failure, until its back-off is over. */
  PENDING,
  /** A worker has it under a lease and has not started yet. */
  CLAIMED,
  /** A worker has it under a lease and has started. */
  PROCESSING,
  /** Done; holds a result. */
  COMPLETED,
  /** Given up; holds the last error. An operator may put it back. */
  FAILED;

  /** Returns the status as it is stored and sent: {@code pending}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a status as {@link #text()} writes it.
   *
   * @throws InvalidValueException if there is no such status; names all there are
   */
  public static TaskStatus parse(String text) {
    return Choice.of(TaskStatus.class, "status", text);
  }
}
