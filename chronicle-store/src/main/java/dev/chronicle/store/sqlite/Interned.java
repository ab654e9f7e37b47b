package dev.chronicle.store.sqlite;

import dev.chronicle.call.FunctionId;
import dev.chronicle.call.ServiceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers, for all readers, what the small numbers of an {@link InternTable} stand for. */
final class Interned {
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
    try (ResultSet row =
        reader
            .prepare(
                "SELECT declaring_class, method, descriptor, name FROM function WHERE id = ?", id)
            .executeQuery()) {
      row.next();
      return new FunctionId(
          SqlText.read(row, 1), SqlText.read(row, 2), SqlText.read(row, 3), SqlText.read(row, 4));
    }
  }

  private static ServiceId readService(int id, Reader reader) throws SQLException {
    try (ResultSet row =
        reader.prepare("SELECT name, version FROM service WHERE id = ?", id).executeQuery()) {
      row.next();
      return new ServiceId(SqlText.read(row, 1), SqlText.read(row, 2));
    }
  }
}
