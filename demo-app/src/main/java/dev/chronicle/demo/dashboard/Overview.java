package dev.chronicle.demo.dashboard;

import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskCounts;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the first page shows.
 *
 * @param window the time that the calls are of
 * @param calls what they amount to
 * @param timeline the same, piece by piece
 * @param sort by what the functions are ordered
 * @param tasks how many tasks there are now
 * @param longestWaiting the task that has been available longest
 * @param metrics what became of the calls since the server started
 * @param news what people should know about the recording
 */
public record Overview(
    TimeWindow window,
    CallStatistics calls,
    List<Moment> timeline,
    String sort,
    TaskCounts tasks,
    Optional<Task> longestWaiting,
    CaptureMetrics metrics,
    RecorderNews news) {
  public Overview {
    timeline = List.copyOf(timeline);
  }

  /** Returns the functions in the chosen order; an order that there is not is that of the calls. */
  public List<FunctionStats> functions() {
    return calls.byFunction().stream().sorted(FunctionOrder.named(sort)).toList();
  }

  /** Returns the statuses in the order of a task's life. */
  public List<TaskStatus> statuses() {
    return List.of(TaskStatus.values());
  }

  /** Returns the priorities, the most urgent first. */
  public List<Priority> priorities() {
    return List.of(Priority.CRITICAL, Priority.HIGH, Priority.MEDIUM, Priority.LOW);
  }

  /** Returns how many tasks have the status of this name. */
  public long ofStatus(String name) {
    return tasks.byStatus().getOrDefault(TaskStatus.valueOf(name), 0L);
  }

  /** Returns how many tasks have the priority of this name. */
  public long ofPriority(String name) {
    return tasks.byPriority().getOrDefault(Priority.valueOf(name), 0L);
  }

  /** Returns how many calls there were in a second, in the newest piece of the charts. */
  public double rate() {
    return timeline.isEmpty() ? 0 : timeline.get(timeline.size() - 1).rate();
  }

  /** Returns how long the task that has waited longest has been available. */
  public Duration longestWait() {
    return longestWaiting
        .map(task -> Duration.between(task.availableAt(), window.now()))
        .orElse(Duration.ZERO);
  }
}
