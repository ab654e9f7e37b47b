package dev.chronicle.capture.value;

import dev.chronicle.call.SqlError;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What exceptions of databases tell, where the module {@code java.sql} is there. */
final class SqlErrors {
  private static final boolean HAS_SQL = ModuleLayer.boot().findModule("java.sql").isPresent();

  private SqlErrors() {}

  /** Returns what an exception tells; {@code null} if it is none of a database. */
  static SqlError of(Throwable error) {
    return HAS_SQL ? Guarded.of(error) : null;
  }

  /** Kept apart, so that only this class fails to link without the module. */
  private static final class Guarded {
    private static final Pattern STATE = Pattern.compile("[0-9A-Za-z]{5}");

    static SqlError of(Throwable error) {
      if (!(error instanceof SQLException sql)) {
        return null;
      }
      String state = sql.getSQLState();
      Class<?> standard = sql.getClass();
      while (!standard.getPackageName().equals("java.sql")) {
        standard = standard.getSuperclass();
      }
      // Anything longer is none, and might be a secret.
      boolean isState = state != null && STATE.matcher(state).matches();
      return new SqlError(isState ? state : null, sql.getErrorCode(), standard.getName());
    }
  }
}
