package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Guard;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.demo.core.Transition;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Changes a task if a {@link Guard} lets it, in one statement. */
final class GuardSql {
  private GuardSql() {}

  /**
   * Runs the change.
   *
   * @param set assignments, may refer to {@code :now}, the guard's time, and to {@code values}
   * @return the task after the change; empty if there is none or the guard held it back
   */
  static Optional<Task> update(
      Handle handle, String id, Guard guard, String set, Map<String, ?> values) {
    String sql =
        "UPDATE tasks SET %s, updated_at = :now, version = version + 1 WHERE id = :id AND %s RETURNING *"
            .formatted(set, condition(guard.transition()));
    return handle
        .createQuery(sql)
        .bindMap(values)
        .bind("id", id)
        .bind("workerId", guard.workerId())
        .bind("now", guard.now())
        .map(TaskTable.ROW)
        .findOne();
  }

  private static String condition(Transition transition) {
    String statuses =
        transition.from().stream()
            .map(TaskStatus::text)
            .collect(Collectors.joining("', '", "status IN ('", "')"));
    return transition.needsLease()
        ? statuses
            + " AND lease_expires_at > :now"
            + " AND claimed_by = coalesce(:workerId, claimed_by)"
        : statuses;
  }
}
