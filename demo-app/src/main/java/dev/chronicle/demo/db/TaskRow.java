package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a task from a row with all columns of the table; Jdbi's reflection takes far longer. */
final class TaskRow implements RowMapper<Task> {

  @Override
  public Task map(ResultSet row, StatementContext context) throws SQLException {
    return new Task(
        row.getString("id"),
        row.getString("title"),
        row.getString("description"),
        TaskStatus.parse(row.getString("status")),
        Priority.parse(row.getString("priority")),
        row.getString("payload"),
        row.getString("result"),
        row.getString("error_message"),
        time(row, "created_at"),
        time(row, "updated_at"),
        time(row, "claimed_at"),
        time(row, "completed_at"),
        row.getString("claimed_by"),
        row.getInt("attempts"),
        row.getInt("max_retries"),
        time(row, "available_at"),
        time(row, "lease_expires_at"),
        row.getLong("version"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? null : ColumnTypes.instant(micros);
  }
}
