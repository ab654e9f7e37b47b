package dev.chronicle.store.sqlite;

import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import dev.chronicle.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers, for all readers, what the small numbers of an {@link InternTable} stand for. */
final class Interned {
  private static final String SELECT_FUNCTION =
      "SELECT i.id, t.declaring_class, t.method, t.descriptor, t.name FROM function t"
          + " LEFT JOIN function i INDEXED BY sqlite_autoindex_function_1"
          + " ON i.declaring_class = t.declaring_class AND i.method = t.method"
          + " AND i.descriptor = t.descriptor AND i.name = t.name AND i.id = t.id"
          + " WHERE t.id = ?";

  private static final String SELECT_SERVICE =
      "SELECT i.id, t.name, t.version FROM service t"
          + " LEFT JOIN service i INDEXED BY sqlite_autoindex_service_1"
          + " ON i.name = t.name AND i.version = t.version AND i.id = t.id"
          + " WHERE t.id = ?";

  private final Map<Integer, FunctionId> functions = new ConcurrentHashMap<>();
  private final Map<Integer, ServiceId> services = new ConcurrentHashMap<>();

  FunctionId function(int id, Reader reader) throws SQLException {
    FunctionId known = functions.get(id);
    if (known == null) {
      known = readFunction(id, reader);
      functions.put(id, known);
    }
    return known;
  }

  ServiceId service(int id, Reader reader) throws SQLException {
    ServiceId known = services.get(id);
    if (known == null) {
      known = readService(id, reader);
      services.put(id, known);
    }
    return known;
  }

  void clear() {
    functions.clear();
    services.clear();
  }

  private static FunctionId readFunction(int id, Reader reader) throws SQLException {
    try (ResultSet row = reader.prepare(SELECT_FUNCTION, id).executeQuery()) {
      requireTwice(row, "function", id);
      return new FunctionId(
          SqlText.read(row, 2), SqlText.read(row, 3), SqlText.read(row, 4), SqlText.read(row, 5));
    }
  }

  private static ServiceId readService(int id, Reader reader) throws SQLException {
    try (ResultSet row = reader.prepare(SELECT_SERVICE, id).executeQuery()) {
      requireTwice(row, "service", id);
      return new ServiceId(SqlText.read(row, 2), SqlText.read(row, 3));
    }
  }

  /** Believes a name only if the index that keeps it unique has the same. */
  private static void requireTwice(ResultSet row, String what, int id) throws SQLException {
    if (!row.next() || row.getInt(1) != id) {
      throw new StoreException(
          StoreException.Reason.DAMAGED, "the name of " + what + " " + id + " is damaged");
    }
  }
}
