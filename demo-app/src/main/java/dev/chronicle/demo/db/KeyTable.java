package dev.chronicle.demo.db;

import dev.chronicle.demo.core.IdempotencyKey;
import dev.chronicle.demo.core.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** What all statements on the table of idempotency keys share. */
final class KeyTable {
  private KeyTable() {}

  /**
   * A creation that is remembered.
   *
   * @param fingerprint what was asked for
   * @param taskId the task that was created
   * @param createdAt when
   */
  record Creation(String fingerprint, String taskId, Instant createdAt) {}

  static Optional<Creation> find(Handle handle, IdempotencyKey key, Instant now) {
    return handle
        .createQuery(
            """
            SELECT fingerprint, task_id, created_at FROM idempotency_keys
            WHERE key = :key AND expires_at > :now
            """)
        .bind("key", key.text())
        .bind("now", now)
        .map(KeyTable::creation)
        .findOne();
  }

  private static Creation creation(ResultSet row, StatementContext context) throws SQLException {
    ColumnMapper<Instant> times = context.findColumnMapperFor(Instant.class).orElseThrow();
    return new Creation(
        row.getString("fingerprint"),
        row.getString("task_id"),
        times.map(row, "created_at", context));
  }

  static void remember(Handle handle, IdempotencyKey key, String fingerprint, Task task) {
    handle
        .createUpdate(
            """
            INSERT INTO idempotency_keys (key, fingerprint, task_id, created_at, expires_at)
            VALUES (:key, :fingerprint, :taskId, :createdAt, :expiresAt)
            ON CONFLICT (key) DO UPDATE SET
              fingerprint = excluded.fingerprint, task_id = excluded.task_id,
              created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        .bind("key", key.text())
        .bind("fingerprint", fingerprint)
        .bind("taskId", task.id())
        .bind("createdAt", task.createdAt())
        .bind("expiresAt", key.expiresAt())
        .execute();
  }

  static int forget(Handle handle, Instant now) {
    return handle
        .createUpdate("DELETE FROM idempotency_keys WHERE expires_at <= :now")
        .bind("now", now)
        .execute();
  }

  static void clear(Handle handle) {
    handle.execute("DELETE FROM idempotency_keys");
  }
}
