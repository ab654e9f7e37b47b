package dev.chronicle.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection that only reads, with the statements it has prepared. For one thread at a time. */
final class Reader implements AutoCloseable {
  private static final int STATEMENTS_KEPT = 64;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

  Reader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns a statement with its parameters bound. It belongs to this reader: close what it
   * returns, not the statement.
   */
  PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null || isGivenUp(statement)) {
      makeRoom();
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    List<Object> values = List.of(parameters);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  /** Lets go of the state of the database that was read so far; the next query sees the newest. */
  void endSnapshot() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /**
   * The driver gives a statement up, without a word, once the database is damaged where it looks.
   */
  private static boolean isGivenUp(PreparedStatement statement) {
    try {
      return statement.getParameterMetaData().getParameterCount() < 0;
    } catch (SQLException notOpen) {
      return true;
    }
  }

  private void makeRoom() throws SQLException {
    if (statements.size() >= STATEMENTS_KEPT) {
      String leastRecentlyUsed = statements.keySet().iterator().next();
      statements.remove(leastRecentlyUsed).close();
    }
  }
}
