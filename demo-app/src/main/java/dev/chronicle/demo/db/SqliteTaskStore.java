package dev.chronicle.demo.db;

import dev.chronicle.demo.core.IdempotencyKey;
import dev.chronicle.demo.core.IdempotencyKeyReusedException;
import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskCounts;
import dev.chronicle.demo.core.TaskEdit;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskSlice;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.demo.core.TaskStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Keeps tasks in SQLite. */
public final class SqliteTaskStore implements TaskStore {
  /** How many tasks are deleted before others get their turn. */
  private static final int CLEARED_AT_ONCE = 2_000;

  /** Takes the head of each priority's queue, as there is an index for that. */
  private static final String LONGEST_WAITING =
      "SELECT * FROM tasks WHERE id = (SELECT id FROM ("
          + Arrays.stream(Priority.values())
              .map(
                  priority ->
                      "SELECT * FROM (SELECT id, available_at FROM tasks WHERE status = 'pending'"
                          + " AND priority = '%s' AND available_at <= :now"
                              .formatted(priority.text())
                          + " ORDER BY available_at, id LIMIT 1)")
              .collect(Collectors.joining(" UNION ALL "))
          + ") ORDER BY available_at, id LIMIT 1)";

  private final TaskDatabase database;

  /** Keeps tasks in this database. */
  public SqliteTaskStore(TaskDatabase database) {
    this.database = database;
  }

  @Override
  public Task create(String id, NewTask task, Instant now) {
    return database.write(handle -> TaskTable.insert(handle, Task.created(id, task, now)));
  }

  @Override
  public Task createOnce(String id, NewTask task, Instant now, IdempotencyKey key) {
    String fingerprint = Fingerprint.of(task);
    return database.write(
        handle -> {
          Optional<KeyTable.Creation> before = KeyTable.find(handle, key, now);
          if (before.isPresent()) {
            return sameAgain(before.get(), fingerprint, task);
          }
          Task created = TaskTable.insert(handle, Task.created(id, task, now));
          KeyTable.remember(handle, key, fingerprint, created);
          return created;
        });
  }

  private static Task sameAgain(KeyTable.Creation before, String fingerprint, NewTask task) {
    if (!before.fingerprint().equals(fingerprint)) {
      throw new IdempotencyKeyReusedException(before.taskId());
    }
    return Task.created(before.taskId(), task, before.createdAt());
  }

  @Override
  public Optional<Task> find(String id) {
    return database.read(handle -> TaskTable.find(handle, id));
  }

  @Override
  public TaskSlice list(TaskFilter filter) {
    return database.read(new TaskListing(filter)::slice);
  }

  @Override
  public Task edit(String id, TaskEdit edit, Set<Long> versions, Instant now) {
    String sql =
        """
        UPDATE tasks SET
          title = coalesce(:title, title),
          description = CASE WHEN :clearDescription THEN NULL
            ELSE coalesce(:description, description) END,
          priority = coalesce(:priority, priority),
          payload = coalesce(:payload, payload),
          updated_at = :now,
          version = version + 1
        WHERE id = :id\
        """
            + Versions.condition(versions)
            + " RETURNING *";
    return database.write(
        handle ->
            handle
                .createQuery(sql)
                .bindMethods(edit)
                .bind("id", id)
                .bind("now", now)
                .map(TaskTable.ROW)
                .findOne()
                .orElseThrow(() -> Versions.refusal(handle, id)));
  }

  @Override
  public void delete(String id, Set<Long> versions) {
    String sql = "DELETE FROM tasks WHERE id = :id" + Versions.condition(versions);
    database.write(
        handle -> {
          if (handle.createUpdate(sql).bind("id", id).execute() == 0) {
            throw Versions.refusal(handle, id);
          }
          return null;
        });
  }

  @Override
  public long clear() {
    Optional<String> last =
        database.read(
            handle ->
                handle.createQuery("SELECT max(id) FROM tasks").mapTo(String.class).findOne());
    long deleted = 0;
    if (last.isPresent()) {
      int batch;
      do {
        batch = database.write(handle -> clearSome(handle, last.get()));
        deleted += batch;
      } while (batch == CLEARED_AT_ONCE);
    }
    database.write(
        handle -> {
          KeyTable.clear(handle);
          return null;
        });
    return deleted;
  }

  private static int clearSome(Handle handle, String last) {
    return handle
        .createUpdate(
            """
            DELETE FROM tasks WHERE id IN (
              SELECT id FROM tasks WHERE id <= :last ORDER BY id LIMIT :limit)
            """)
        .bind("last", last)
        .bind("limit", CLEARED_AT_ONCE)
        .execute();
  }

  @Override
  public TaskCounts counts() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT status, priority, tasks FROM task_counts")
                .reduceRows(
                    TaskCounts.builder(),
                    (counts, row) ->
                        counts.add(
                            row.getColumn("status", TaskStatus.class),
                            row.getColumn("priority", Priority.class),
                            row.getColumn("tasks", Long.class)))
                .build());
  }

  @Override
  public Optional<Task> longestWaiting(Instant now) {
    return database.read(
        handle ->
            handle.createQuery(LONGEST_WAITING).bind("now", now).map(TaskTable.ROW).findOne());
  }
}
