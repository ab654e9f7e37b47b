package dev.chronicle.store.sqlite;

import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives values that many rows share a small number, kept in a table whose rows never change.
 *
 * <p>Numbers that a transaction handed out are remembered only once it is committed. Not
 * thread-safe.
 */
final class InternTable<T> {
  private final Function<T, List<String>> columns;
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final Map<T, Integer> committed = new HashMap<>();
  private final Map<T, Integer> uncommitted = new HashMap<>();

  private InternTable(
      Connection connection, String insert, String select, Function<T, List<String>> columns)
      throws SQLException {
    this.insert = connection.prepareStatement(insert);
    this.select = connection.prepareStatement(select);
    this.columns = columns;
  }

  static InternTable<FunctionId> functions(Connection connection) throws SQLException {
    return new InternTable<>(
        connection,
        "INSERT INTO function (declaring_class, method, descriptor, name) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        "SELECT id FROM function"
            + " WHERE declaring_class = ? AND method = ? AND descriptor = ? AND name = ?",
        function ->
            List.of(
                function.declaringClass(),
                function.method(),
                function.descriptor(),
                function.name()));
  }

  static InternTable<ServiceId> services(Connection connection) throws SQLException {
    return new InternTable<>(
        connection,
        "INSERT INTO service (name, version) VALUES (?, ?) ON CONFLICT DO NOTHING",
        "SELECT id FROM service WHERE name = ? AND version = ?",
        service -> List.of(service.name(), service.version()));
  }

  static InternTable<String> exceptionTypes(Connection connection) throws SQLException {
    return new InternTable<>(
        connection,
        "INSERT INTO exception_type (name) VALUES (?) ON CONFLICT DO NOTHING",
        "SELECT id FROM exception_type WHERE name = ?",
        List::of);
  }

  /** Returns the number of {@code value}, within the transaction under way. */
  int idOf(T value) throws SQLException {
    Integer known = committed.get(value);
    if (known == null) {
      known = uncommitted.get(value);
    }
    if (known == null) {
      known = store(columns.apply(value));
      uncommitted.put(value, known);
    }
    return known;
  }

  /** The transaction was committed. */
  void committed() {
    committed.putAll(uncommitted);
    uncommitted.clear();
  }

  /** The transaction was rolled back. */
  void rolledBack() {
    uncommitted.clear();
  }

  private int store(List<String> value) throws SQLException {
    bind(insert, value);
    insert.executeUpdate();
    bind(select, value);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void bind(PreparedStatement statement, List<String> value) throws SQLException {
    for (int i = 0; i < value.size(); i++) {
      SqlText.bind(statement, i + 1, value.get(i));
    }
  }
}
