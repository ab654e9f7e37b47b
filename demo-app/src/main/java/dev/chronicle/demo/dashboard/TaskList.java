package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskCounts;
import dev.chronicle.demo.core.TaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * What the page of the tasks shows.
 *
 * @param tasks the tasks
 * @param matching how many there are on all pages
 * @param counts how many there are in all
 * @param next address of the next page; {@code null} on the last
 * @param done what was done just before, in words; empty when nothing was
 * @param chosen ids of the rows that are chosen, with dots between them
 */
public record TaskList(
    List<Task> tasks,
    long matching,
    TaskCounts counts,
    PageUrl next,
    Optional<String> done,
    String chosen) {
  public TaskList {
    tasks = List.copyOf(tasks);
  }

  /** Says whether a row is chosen. */
  public boolean isChosen(String id) {
    return List.of(chosen.split("\\.")).contains(id);
  }

  /** Returns the statuses in the order of a task's life. */
  public List<TaskStatus> statuses() {
    return List.of(TaskStatus.values());
  }

  /** Returns how many tasks have the status of this name. */
  public long ofStatus(String name) {
    return counts.byStatus().getOrDefault(TaskStatus.valueOf(name), 0L);
  }

  /** Returns what a task allows. */
  public List<TaskAction> actions(Task task) {
    return TaskAction.of(task.status());
  }

  /** Returns everything that can be done to many tasks at once. */
  public List<TaskAction> bulk() {
    return List.of(TaskAction.values());
  }

  /** Returns the id of the newest task shown; empty where there is none. */
  public String newest() {
    return tasks.isEmpty() ? "" : tasks.get(0).id();
  }
}
