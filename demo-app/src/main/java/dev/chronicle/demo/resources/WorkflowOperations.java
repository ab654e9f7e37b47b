package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.demo.api.FailTaskRequest;
import dev.chronicle.demo.api.ProcessTaskRequest;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.ClaimStore;
import dev.chronicle.demo.core.Completion;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.Failure;
import dev.chronicle.demo.core.Leases;
import dev.chronicle.demo.core.Pause;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.RetryPolicy;
import dev.chronicle.demo.core.WorkerId;
import java.time.Duration;
import java.time.Instant;

/**
 * Leading a task through its life. Thread-safe.
 *
 * <p>Whatever is refused ends with a {@link QueueException} that says why.
 */
public final class WorkflowOperations {
  private final ClaimStore store;
  private final Ageing ageing;
  private final Leases leases;
  private final RetryPolicy retries;
  private final ErrorInjector errors;
  private final Pause pause;

  /** Makes the operations. */
  public WorkflowOperations(
      ClaimStore store,
      Ageing ageing,
      Leases leases,
      RetryPolicy retries,
      ErrorInjector errors,
      Pause pause) {
    this.store = store;
    this.ageing = ageing;
    this.leases = leases;
    this.retries = retries;
    this.errors = errors;
    this.pause = pause;
  }

  /** Gives a pending task to a worker. */
  public TaskView claimTask(String id, String workerId) {
    errors.rollDice();
    return TaskView.of(store.claim(id, leases.startingNow(workerId)));
  }

  /**
   * Gives the most urgent available task to a worker.
   *
   * @param priority the one to choose from; {@code null} for all
   * @return {@code null} when none is available
   */
  public TaskView claimNextTask(String workerId, String priority) {
    errors.rollDice();
    Priority only = priority == null ? null : Priority.parse(priority);
    return store
        .claimNext(only, ageing.headStarts(), leases.startingNow(workerId))
        .map(TaskView::of)
        .orElse(null);
  }

  /** Notes that the worker has started, and takes as long as the worker asks to play slow work. */
  public TaskView processTask(String id, ProcessTaskRequest request) {
    errors.rollDice();
    Duration duration = request.simulatedDuration();
    TaskView task = TaskView.of(store.process(id, leases.startingNow(request.workerId())));
    pause.pause(duration);
    return task;
  }

  /** Extends the worker's lease. */
  public TaskView heartbeatTask(String id, String workerId) {
    errors.rollDice();
    return TaskView.of(store.heartbeat(id, leases.startingNow(workerId)));
  }

  /**
   * Completes a task.
   *
   * @param result may be {@code null}
   * @param workerId who must hold the task; may be {@code null}
   */
  public TaskView completeTask(String id, JsonNode result, String workerId) {
    errors.rollDice();
    Completion completion =
        new Completion(result == null || result.isNull() ? null : result.toString());
    return TaskView.of(
        store.complete(id, WorkerId.optional(workerId), completion.result(), leases.now()));
  }

  /** Ends an attempt without success. */
  public TaskView failTask(String id, FailTaskRequest request) {
    errors.rollDice();
    Failure failure = request.toFailure();
    String workerId = WorkerId.optional(request.workerId());
    Instant now = leases.now();
    return TaskView.of(
        store.fail(
            id,
            workerId,
            failure.message(),
            now,
            task -> retries.afterFailure(task, failure.retryable(), now)));
  }

  /**
   * Takes a claim back.
   *
   * @param workerId who must hold the task; may be {@code null}
   */
  public TaskView releaseTask(String id, String workerId) {
    errors.rollDice();
    return TaskView.of(store.release(id, WorkerId.optional(workerId), leases.now()));
  }

  /** Puts a failed task back into the queue. */
  public TaskView retryTask(String id) {
    errors.rollDice();
    return TaskView.of(store.retry(id, leases.now()));
  }
}
