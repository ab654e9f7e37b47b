package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Task;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What all statements on the table of tasks share. */
final class TaskTable {
  /** Reads a task from a row with all columns of the table. */
  static final RowMapper<Task> ROW = new TaskRow();

  private TaskTable() {}

  static Optional<Task> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM tasks WHERE id = :id")
        .bind("id", id)
        .map(ROW)
        .findOne();
  }

  static Task insert(Handle handle, Task task) {
    handle
        .createUpdate(
            """
            INSERT INTO tasks (
              id, title, description, status, priority, payload, result, error_message,
              created_at, updated_at, claimed_at, completed_at, claimed_by, attempts, max_retries,
              available_at, lease_expires_at, version)
            VALUES (
              :id, :title, :description, :status, :priority, :payload, :result, :errorMessage,
              :createdAt, :updatedAt, :claimedAt, :completedAt, :claimedBy, :attempts, :maxRetries,
              :availableAt, :leaseExpiresAt, :version)
            """)
        .bindMethods(task)
        .execute();
    return task;
  }
}
