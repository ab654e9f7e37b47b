package dev.chronicle.demo.core;

import java.util.List;

/**
 * A page of tasks.
 *
 * @param tasks newest first, at most as many as the filter's limit
 * @param hasMore whether there are further ones
 * @param total how many there are on all pages together
 */
public record TaskSlice(List<Task> tasks, boolean hasMore, long total) {
  public TaskSlice {
    tasks = List.copyOf(tasks);
  }
}
