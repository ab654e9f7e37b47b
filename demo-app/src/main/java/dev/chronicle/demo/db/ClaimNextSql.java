package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Ageing;
import dev.chronicle.demo.core.Priority;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statement that takes the next task.
 *
 * <p>Within a priority the one that became available first is next, so the index leads straight to
 * the head of each priority's queue, and a head that is not available yet says that none behind it
 * is. Of the four heads the one with the longest wait, as {@link Ageing} counts, is taken. So the
 * cost does not depend on how many tasks there are, nor on how many wait for the end of a back-off.
 */
final class ClaimNextSql {
  private final String amongAll;
  private final Map<Priority, String> amongOne = new EnumMap<>(Priority.class);

  ClaimNextSql(Ageing ageing) {
    amongAll = among(ageing, Priority.values());
    for (Priority priority : Priority.values()) {
      amongOne.put(priority, among(ageing, priority));
    }
  }

  /**
   * Returns the statement.
   *
   * @param only the priority to choose from; {@code null} for all
   */
  String among(Priority only) {
    return only == null ? amongAll : amongOne.get(only);
  }

  private static String among(Ageing ageing, Priority... priorities) {
    String heads =
        Arrays.stream(priorities)
            .map(priority -> head(ageing, priority))
            .collect(Collectors.joining(" UNION ALL "));
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

  private static String head(Ageing ageing, Priority priority) {
    return """
    SELECT id, due FROM (
      SELECT id, available_at - %d AS due FROM tasks
      WHERE status = 'pending' AND priority = '%s' AND available_at <= :start
      ORDER BY available_at, id LIMIT 1) AS %2$s
    """
        .formatted(ageing.headStart(priority).toNanos() / 1_000, priority.text());
  }
}
