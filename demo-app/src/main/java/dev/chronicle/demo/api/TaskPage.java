package dev.chronicle.demo.api;

import java.net.URI;
import java.util.List;

/**
 * Some of the tasks that a caller asked for.
 *
 * @param tasks newest first
 * @param total how many there are on all pages together
 * @param next where the next page is, a path with its query; {@code null} when this was the last
 */
public record TaskPage(List<TaskView> tasks, long total, URI next) {
  public TaskPage {
    tasks = List.copyOf(tasks);
  }
}
