package dev.chronicle.demo.core;

import java.time.Instant;

/**
 * A task as it is at one moment. Immutable.
 *
 * @param id identifies the task; ids sort in the order in which tasks were created
 * @param title what is to be done, in a line
 * @param description what is to be done, at length; may be {@code null}
 * @param status where it is in its life
 * @param priority how urgent it is
 * @param payload what the worker needs to know, a JSON object as text
 * @param result what the worker brought back, JSON text; {@code null} when there is none
 * @param errorMessage why the last attempt failed; {@code null} when none did, and once completed
 * @param createdAt when it was created
 * @param updatedAt when it last changed
 * @param claimedAt when a worker took it; {@code null} while pending
 * @param completedAt when it was completed; {@code null} before
 * @param claimedBy the worker who has it, or had it when it ended; {@code null} while pending
 * @param attempts how often it was claimed and not released, since it was created or redriven
 * @param maxRetries how often it is tried again after a failure
 * @param availableAt from when on it waits for a worker
 * @param leaseExpiresAt until when the worker has it; {@code null} unless claimed or processing
 * @param version 1 at first, one more with each change
 */
public record Task(
    String id,
    String title,
    String description,
    TaskStatus status,
    Priority priority,
    String payload,
    String result,
    String errorMessage,
    Instant createdAt,
    Instant updatedAt,
    Instant claimedAt,
    Instant completedAt,
    String claimedBy,
    int attempts,
    int maxRetries,
    Instant availableAt,
    Instant leaseExpiresAt,
    long version) {

  /** Returns a task as it is right after it was created. */
  public static Task created(String id, NewTask task, Instant now) {
    return new Task(
        id,
        task.title(),
        task.description(),
        TaskStatus.PENDING,
        task.priority(),
        task.payload(),
        null,
        null,
        now,
        now,
        null,
        null,
        null,
        0,
        task.maxRetries(),
        now,
        null,
        1);
  }

  /**
   * Returns how many of the attempts are retries, counting the one that a pending task waits for.
   */
  public int retryCount() {
    return status == TaskStatus.PENDING ? attempts : attempts - 1;
  }

  /** Says whether another attempt is due if the present one fails. */
  public boolean hasRetriesLeft() {
    return retryCount() < maxRetries;
  }
}
