package dev.chronicle.demo.core;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many tasks there are.
 *
 * @param byStatus by where they are in their life; holds every status
 * @param byPriority by how urgent they are; holds every priority
 */
public record TaskCounts(Map<TaskStatus, Long> byStatus, Map<Priority, Long> byPriority) {
  public TaskCounts {
    byStatus = Map.copyOf(byStatus);
    byPriority = Map.copyOf(byPriority);
  }

  /** Returns how many tasks there are in all. */
  public long total() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the counts of none. */
  public static Builder builder() {
    return new Builder();
  }

  /** Adds up counts. Not thread-safe. */
  public static final class Builder {
    private final Map<TaskStatus, Long> byStatus = new EnumMap<>(TaskStatus.class);
    private final Map<Priority, Long> byPriority = new EnumMap<>(Priority.class);

    private Builder() {
      for (TaskStatus status : TaskStatus.values()) {
        byStatus.put(status, 0L);
      }
      for (Priority priority : Priority.values()) {
        byPriority.put(priority, 0L);
      }
    }

    /** Adds a number of tasks. */
    public Builder add(TaskStatus status, Priority priority, long count) {
      byStatus.merge(status, count, Long::sum);
      byPriority.merge(priority, count, Long::sum);
      return this;
    }

    /** Returns the sums. */
    public TaskCounts build() {
      return new TaskCounts(byStatus, byPriority);
    }
  }
}
