package dev.chronicle.demo.db;

import dev.chronicle.demo.core.LeaseStore;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Takes back and forgets what has run out in SQLite. */
public final class SqliteLeaseStore implements LeaseStore {
  private final TaskDatabase database;

  /** Works on the tasks of this database. */
  public SqliteLeaseStore(TaskDatabase database) {
    this.database = database;
  }

  @Override
  public boolean isAnyExpired(Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT 1 FROM tasks WHERE lease_expires_at <= :now)
                      OR EXISTS (SELECT 1 FROM idempotency_keys WHERE expires_at <= :now)
                    """)
                .bind("now", now)
                .mapTo(boolean.class)
                .one());
  }

  @Override
  public int expire(Instant now, int limit, Function<Task, Verdict> judge) {
    return database.write(
        handle -> {
          List<Task> expired = expired(handle, now, limit);
          expired.forEach(task -> end(handle, task, now, judge.apply(task)));
          return expired.size();
        });
  }

  private static List<Task> expired(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM tasks WHERE lease_expires_at <= :now
            ORDER BY lease_expires_at LIMIT :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .map(TaskTable.ROW)
        .list();
  }

  private static void end(Handle handle, Task task, Instant now, Verdict verdict) {
    FailedAttempt attempt =
        FailedAttempt.of(
            verdict,
            "worker %s was not heard of until %s"
                .formatted(task.claimedBy(), task.leaseExpiresAt()));
    handle
        .createUpdate(
            "UPDATE tasks SET "
                + attempt.set()
                + ", updated_at = :now, version = version + 1"
                + " WHERE id = :id AND version = :version AND lease_expires_at <= :now")
        .bindMap(attempt.values())
        .bind("id", task.id())
        .bind("version", task.version())
        .bind("now", now)
        .execute();
  }

  @Override
  public int forgetKeys(Instant now) {
    return database.write(handle -> KeyTable.forget(handle, now));
  }
}
