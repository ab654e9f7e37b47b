package dev.chronicle.demo.db;

import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.TaskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** How the queue's values are written in columns: times as microseconds, enums as their text. */
final class ColumnTypes implements JdbiPlugin {

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(
        new AbstractArgumentFactory<Instant>(Types.BIGINT) {
          @Override
          protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, micros(value));
          }
        });
    jdbi.registerArgument(
        new AbstractArgumentFactory<TaskStatus>(Types.VARCHAR) {
          @Override
          protected Argument build(TaskStatus value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.text());
          }
        });
    jdbi.registerArgument(
        new AbstractArgumentFactory<Priority>(Types.VARCHAR) {
          @Override
          protected Argument build(Priority value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.text());
          }
        });
    jdbi.registerColumnMapper(
        Instant.class, (row, column, context) -> instant(row.getLong(column)));
    jdbi.registerColumnMapper(
        TaskStatus.class, (row, column, context) -> parsed(row, column, TaskStatus::parse));
    jdbi.registerColumnMapper(
        Priority.class, (row, column, context) -> parsed(row, column, Priority::parse));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static <T> T parsed(ResultSet row, int column, Function<String, T> parse)
      throws SQLException {
    return parse.apply(row.getString(column));
  }
}
