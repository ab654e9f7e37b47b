package dev.chronicle.demo.core;

/** An idempotency key came a second time, with a different task. */
public final class IdempotencyKeyReusedException extends QueueException {
  private static final long serialVersionUID = 1L;

  /** Tells the caller which task the key belongs to. */
  public IdempotencyKeyReusedException(String firstTaskId) {
    super(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "Idempotency-Key must be a new one for a new task, was used before for task "
            + firstTaskId);
  }
}
