package dev.chronicle.demo.core;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes waiting tasks more urgent, so that none waits for ever.
 *
 * <p>A task counts as if it had waited one {@code step} longer for each level of priority above
 * {@link Priority#LOW}; the one that has waited longest by that count is next. So among tasks of
 * one priority the oldest goes first, and a task is never overtaken by one that became available
 * three steps or more after it, however urgent that one is. That bounds its wait: it is next once
 * the queue is through with what became available before that time.
 *
 * @param step how much waiting makes up for one level of priority, positive
 */
public record Ageing(Duration step) {

  /**
   * Checks the step.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Ageing {
    if (step.isZero() || step.isNegative()) {
      throw new IllegalArgumentException("step must be positive, was: " + step);
    }
  }

  /** Returns how much longer a task of each priority counts as having waited. */
  public Map<Priority, Duration> headStarts() {
    Map<Priority, Duration> headStarts = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      headStarts.put(priority, headStart(priority));
    }
    return headStarts;
  }

  private Duration headStart(Priority priority) {
    return step.multipliedBy(priority.level());
  }
}
