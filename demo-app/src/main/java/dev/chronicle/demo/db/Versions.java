package dev.chronicle.demo.db;

import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.VersionConflictException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Ties a change to the versions that the caller knows. */
final class Versions {
  private Versions() {}

  /** Returns the condition, for any version if the set is empty. */
  static String condition(Set<Long> versions) {
    return versions.isEmpty()
        ? ""
        : versions.stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " AND version IN (", ")"));
  }

  /** Returns why the condition did not hold. */
  static QueueException refusal(Handle handle, String id) {
    return TaskTable.find(handle, id)
        .<QueueException>map(VersionConflictException::new)
        .orElseGet(() -> new TaskNotFoundException(id));
  }
}
