package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statement that takes the next task.
 *
 * <p>Within a priority the one that became available first is next, so the index leads straight to
 * the head of each priority's queue, and a head that is not available yet says that none behind it
 * is. Of the four heads the one with the longest wait, with its head start, is taken. So the cost
 * does not depend on how many tasks there are, nor on how many wait for the end of a back-off.
 */
final class ClaimNextSql {
  private static final String AMONG_ALL = among(List.of(Priority.values()));
  private static final Map<Priority, String> AMONG_ONE = new EnumMap<>(Priority.class);

  static {
    for (Priority priority : Priority.values()) {
      AMONG_ONE.put(priority, among(List.of(priority)));
    }
  }

  private ClaimNextSql() {}

  /**
   * Returns the statement.
   *
   * @param only the priority to choose from; {@code null} for all
   */
  static String among(Priority only) {
    return only == null ? AMONG_ALL : AMONG_ONE.get(only);
  }

  /** Returns what the statement wants to know of head starts, by the names that it uses. */
  static Map<String, Long> values(Priority only, Map<Priority, Duration> headStarts) {
    return headStarts.entrySet().stream()
        .filter(headStart -> only == null || only == headStart.getKey())
        .collect(
            Collectors.toMap(
                headStart -> nameOf(headStart.getKey()),
                headStart -> headStart.getValue().toNanos() / 1_000));
  }

  private static String among(List<Priority> priorities) {
    String heads =
        priorities.stream().map(ClaimNextSql::head).collect(Collectors.joining(" UNION ALL "));
    return """
    UPDATE tasks SET
      status = 'claimed', claimed_by = :workerId, claimed_at = :start,
      lease_expires_at = :end, attempts = attempts + 1,
      updated_at = :start, version = version + 1
    WHERE status = 'pending' AND id = (
      SELECT id FROM (%s) AS heads ORDER BY due, id LIMIT 1)
    RETURNING *
    """
        .formatted(heads);
  }

  private static String head(Priority priority) {
    return """
    SELECT id, due FROM (
      SELECT id, available_at - :%s AS due FROM tasks
      WHERE status = 'pending' AND priority = '%s' AND available_at <= :start
      ORDER BY available_at, id LIMIT 1) AS %2$s
    """
        .formatted(nameOf(priority), priority.text());
  }

  private static String nameOf(Priority priority) {
    return priority.text() + "_head_start";
  }
}
