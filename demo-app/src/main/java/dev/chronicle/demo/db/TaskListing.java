package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The statements that answer one filter. */
final class TaskListing {
  private final TaskFilter filter;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  TaskListing(TaskFilter filter) {
    this.filter = filter;
    if (filter.status() != null) {
      where("status = :status", "status", filter.status());
    }
    if (filter.priority() != null) {
      where("priority = :priority", "priority", filter.priority());
    }
  }

  /** Returns a page and the number of tasks on all pages. */
  TaskSlice slice(Handle handle) {
    long total = filter.text() == null ? countAll(handle) : countMatches(handle);
    List<Task> tasks = total == 0 ? List.of() : page(handle);
    boolean hasMore = tasks.size() > filter.limit();
    return new TaskSlice(hasMore ? tasks.subList(0, filter.limit()) : tasks, hasMore, total);
  }

  private long countAll(Handle handle) {
    return count(handle, "SELECT coalesce(sum(tasks), 0) FROM task_counts");
  }

  private long countMatches(Handle handle) {
    where(
        // Not a backslash: Jdbi takes one in a statement for an escape of its own.
        "(title LIKE :text ESCAPE '!' OR description LIKE :text ESCAPE '!')",
        "text",
        "%" + filter.text().replaceAll("[!%_]", "!$0") + "%");
    return count(handle, "SELECT count(*) FROM tasks");
  }

  private List<Task> page(Handle handle) {
    if (filter.cursor() != null) {
      where("id < :cursor", "cursor", filter.cursor());
    }
    return handle
        .createQuery(
            "SELECT * FROM tasks" + where() + " ORDER BY id DESC LIMIT :limit OFFSET :offset")
        .bindMap(values)
        .bind("limit", filter.limit() + 1)
        .bind("offset", filter.offset())
        .map(TaskTable.ROW)
        .list();
  }

  private long count(Handle handle, String select) {
    return handle.createQuery(select + where()).bindMap(values).mapTo(long.class).one();
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  private String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
