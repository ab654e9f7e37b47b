package dev.chronicle.demo.core;

import java.util.Map;

/** There is no task with this id. */
public final class TaskNotFoundException extends QueueException {
  private static final long serialVersionUID = 1L;

  private final String id;

  /** Tells the caller which id was not found. */
  public TaskNotFoundException(String id) {
    super(ErrorCode.TASK_NOT_FOUND, "there is no task with id " + InvalidValueException.cut(id));
    this.id = InvalidValueException.cut(id);
  }

  /** Returns the id under {@code id}. */
  @Override
  public Map<String, Object> details() {
    return Map.of("id", id);
  }
}
