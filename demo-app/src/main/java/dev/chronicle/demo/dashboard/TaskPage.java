package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one task shows.
 *
 * @param task the task
 * @param payload what the worker needs to know
 * @param result what the worker brought back; empty when there is none
 */
public record TaskPage(Task task, JsonTree payload, Optional<JsonTree> result) {

  /**
   * The captured calls that touched a task.
   *
   * @param calls newest first
   * @param reached how far the search came; {@code null} when it looked at everything
   * @param further address that goes on from there; {@code null} likewise
   */
  public record History(List<CallRow> calls, Instant reached, PageUrl further) {
    public History {
      calls = List.copyOf(calls);
    }
  }

  static TaskPage of(Task task) {
    JsonTrees trees = new JsonTrees(300);
    return new TaskPage(
        task, trees.of(task.payload()), Optional.ofNullable(task.result()).map(trees::of));
  }

  /** Returns what can be done to the task. */
  public List<TaskAction> actions() {
    return TaskAction.of(task.status());
  }
}
