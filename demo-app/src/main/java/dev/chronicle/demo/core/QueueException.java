package dev.chronicle.demo.core;

import java.util.Map;

/**
 * The queue did not do what it was asked, and nothing was changed.
 *
 * <p>The message is one line for the caller that says what was wrong and, where it helps, what
 * would be right. Each cause has a class of its own, so that failures can be told apart by type.
 */
public abstract sealed class QueueException extends RuntimeException
    permits DatabaseBusyException,
        DiskFullException,
        IdempotencyKeyReusedException,
        InjectedException,
        InvalidValueException,
        TaskConflictException,
        TaskNotFoundException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  QueueException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  QueueException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the kind of failure. */
  public ErrorCode code() {
    return code;
  }

  /** Returns what else a program may want to know, by name; often empty. */
  public Map<String, Object> details() {
    return Map.of();
  }
}
