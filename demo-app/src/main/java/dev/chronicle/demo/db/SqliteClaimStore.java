package dev.chronicle.demo.db;

import dev.chronicle.demo.core.AlreadyCompletedException;
import dev.chronicle.demo.core.ClaimStore;
import dev.chronicle.demo.core.Guard;
import dev.chronicle.demo.core.Lease;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.demo.core.Transition;
import dev.chronicle.demo.core.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Leads tasks through their life in SQLite. */
public final class SqliteClaimStore implements ClaimStore {
  private final TaskDatabase database;

  /** Works on the tasks of this database. */
  public SqliteClaimStore(TaskDatabase database) {
    this.database = database;
  }

  @Override
  public Task claim(String id, Lease lease) {
    return step(
        id,
        new Guard(Transition.CLAIM, null, lease.start()),
        """
        status = 'claimed', claimed_by = :holder, claimed_at = :now, lease_expires_at = :end,
        attempts = attempts + 1\
        """,
        Map.of("holder", lease.workerId(), "end", lease.end()));
  }

  @Override
  public Optional<Task> claimNext(Priority only, Map<Priority, Duration> headStarts, Lease lease) {
    return database.write(
        handle ->
            handle
                .createQuery(ClaimNextSql.among(only))
                .bindMap(ClaimNextSql.values(only, headStarts))
                .bindMethods(lease)
                .map(TaskTable.ROW)
                .findOne());
  }

  @Override
  public Task process(String id, Lease lease) {
    return step(
        id,
        new Guard(Transition.PROCESS, lease.workerId(), lease.start()),
        "status = 'processing', lease_expires_at = :end",
        Map.of("end", lease.end()));
  }

  @Override
  public Task heartbeat(String id, Lease lease) {
    return step(
        id,
        new Guard(Transition.HEARTBEAT, lease.workerId(), lease.start()),
        "lease_expires_at = :end",
        Map.of("end", lease.end()));
  }

  @Override
  public Task complete(String id, String workerId, String result, Instant now) {
    Guard guard = new Guard(Transition.COMPLETE, workerId, now);
    return database.write(
        handle ->
            GuardSql.update(
                    handle,
                    id,
                    guard,
                    """
                    status = 'completed', result = :result, completed_at = :now,
                    lease_expires_at = NULL, error_message = NULL\
                    """,
                    Collections.singletonMap("result", result))
                .orElseGet(() -> sameAgain(handle, id, guard, result)));
  }

  private static Task sameAgain(Handle handle, String id, Guard guard, String result) {
    Task task = require(handle, id);
    boolean another = guard.workerId() != null && !guard.workerId().equals(task.claimedBy());
    if (task.status() != TaskStatus.COMPLETED || another) {
      throw Guard.refusal(guard, task);
    }
    if (!Objects.equals(task.result(), result)) {
      throw new AlreadyCompletedException(task);
    }
    return task;
  }

  @Override
  public Task fail(
      String id, String workerId, String message, Instant now, Function<Task, Verdict> judge) {
    Guard guard = new Guard(Transition.FAIL, workerId, now);
    return database.write(
        handle -> {
          Task task = require(handle, id);
          FailedAttempt attempt = FailedAttempt.of(judge.apply(task), message);
          return GuardSql.update(handle, id, guard, attempt.set(), attempt.values())
              .orElseThrow(() -> Guard.refusal(guard, task));
        });
  }

  @Override
  public Task release(String id, String workerId, Instant now) {
    return step(
        id,
        new Guard(Transition.RELEASE, workerId, now),
        """
        status = 'pending', claimed_by = NULL, claimed_at = NULL, lease_expires_at = NULL,
        attempts = attempts - 1\
        """,
        Map.of());
  }

  @Override
  public Task retry(String id, Instant now) {
    return step(
        id,
        new Guard(Transition.RETRY, null, now),
        """
        status = 'pending', claimed_by = NULL, claimed_at = NULL, available_at = :now,
        attempts = 0\
        """,
        Map.of());
  }

  private Task step(String id, Guard guard, String set, Map<String, ?> values) {
    return database.write(
        handle ->
            GuardSql.update(handle, id, guard, set, values)
                .orElseThrow(() -> Guard.refusal(guard, require(handle, id))));
  }

  private static Task require(Handle handle, String id) {
    return TaskTable.find(handle, id).orElseThrow(() -> new TaskNotFoundException(id));
  }
}
