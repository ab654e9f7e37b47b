package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.CreateTaskRequest;
import dev.chronicle.demo.api.DeletedTask;
import dev.chronicle.demo.api.ListTasksRequest;
import dev.chronicle.demo.api.TaskPage;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.api.UpdateTaskRequest;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.IdempotencyKey;
import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskIds;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.TaskSlice;
import dev.chronicle.demo.core.TaskStore;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Creating, reading, changing and deleting tasks. Thread-safe.
 *
 * <p>Whatever is refused ends with a {@link QueueException} that says why.
 */
public final class TaskOperations {
  private final TaskStore store;
  private final TaskIds ids;
  private final ErrorInjector errors;
  private final Clock clock;
  private final Duration keyLifetime;

  /**
   * Makes the operations.
   *
   * @param clock tells the time, to the microsecond
   * @param keyLifetime how long an idempotency key is remembered
   */
  public TaskOperations(
      TaskStore store, TaskIds ids, ErrorInjector errors, Clock clock, Duration keyLifetime) {
    this.store = store;
    this.ids = ids;
    this.errors = errors;
    this.clock = clock;
    this.keyLifetime = keyLifetime;
  }

  /**
   * Creates a task, or returns the one that was created before with the same key.
   *
   * @param idempotencyKey may be {@code null}
   */
  public TaskView createTask(CreateTaskRequest request, String idempotencyKey) {
    errors.rollDice();
    NewTask task = request.toNewTask();
    Instant now = clock.instant();
    if (idempotencyKey == null) {
      return TaskView.of(store.create(ids.next(), task, now));
    }
    IdempotencyKey key = new IdempotencyKey(idempotencyKey, now.plus(keyLifetime));
    return TaskView.of(store.createOnce(ids.next(), task, now, key));
  }

  /** Returns a page of tasks, newest first. */
  public TaskPage listTasks(ListTasksRequest request) {
    errors.rollDice();
    TaskFilter filter = request.toFilter();
    TaskSlice slice = store.list(filter);
    List<Task> tasks = slice.tasks();
    URI next = slice.hasMore() ? nextPage(request, tasks.get(tasks.size() - 1).id()) : null;
    return new TaskPage(tasks.stream().map(TaskView::of).toList(), slice.total(), next);
  }

  private static URI nextPage(ListTasksRequest request, String cursor) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("status", request.status());
    values.put("priority", request.priority());
    values.put("q", request.q());
    values.put("limit", request.limit());
    values.put("cursor", cursor);
    values.values().removeIf(Objects::isNull);
    UriBuilder next = UriBuilder.fromPath("/tasks");
    values.keySet().forEach(name -> next.queryParam(name, "{" + name + "}"));
    return next.buildFromMap(values);
  }

  /** Returns a task. */
  public TaskView getTask(String id) {
    errors.rollDice();
    return TaskView.of(store.find(id).orElseThrow(() -> new TaskNotFoundException(id)));
  }

  /**
   * Changes what a task is about.
   *
   * @param ifMatch the versions that the task may have, as in the header; {@code null} for any
   */
  public TaskView updateTask(String id, UpdateTaskRequest request, String ifMatch) {
    errors.rollDice();
    Set<Long> versions = EntityTags.allowedBy(ifMatch);
    return TaskView.of(store.edit(id, request.toEdit(), versions, clock.instant()));
  }

  /**
   * Deletes a task.
   *
   * @param ifMatch the versions that the task may have, as in the header; {@code null} for any
   */
  public DeletedTask deleteTask(String id, String ifMatch) {
    errors.rollDice();
    store.delete(id, EntityTags.allowedBy(ifMatch));
    return new DeletedTask(id);
  }
}
