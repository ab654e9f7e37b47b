package dev.chronicle.demo.db;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection, because SQLite takes longer to prepare a
 * statement, with the triggers that it fires, than to run it. To be used by one thread at a time.
 */
final class StatementCache implements StatementBuilder {
  private static final int MOST = 64;

  private final StatementBuilder maker = new DefaultStatementBuilder();
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return maker.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? maker.create(connection, sql, context) : kept;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return maker.createCall(connection, sql, context);
  }

  /** Keeps the statement for the next time, and closes the one that was not used for longest. */
  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    Statement closed = statement;
    if (statement instanceof PreparedStatement prepared) {
      closed = idle.put(sql, prepared);
    }
    if (closed != null) {
      closed.close();
    }
    if (idle.size() > MOST) {
      Iterator<PreparedStatement> oldest = idle.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  /** Does nothing: the statements outlive the handle, as the connection does. */
  @Override
  public void close(Connection connection) {}

  /** Closes all statements, which may be of no use after an error. */
  void clear() throws SQLException {
    List<PreparedStatement> all = new ArrayList<>(idle.values());
    idle.clear();
    for (PreparedStatement statement : all) {
      statement.close();
    }
  }
}
