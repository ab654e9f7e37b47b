package dev.chronicle.demo.db;

import dev.chronicle.demo.core.DatabaseBusyException;
import dev.chronicle.demo.core.DiskFullException;
import dev.chronicle.demo.core.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what a failure of the database means to those who asked. */
final class SqliteErrors {
  private SqliteErrors() {}

  /** Returns what to tell the caller of the queue: the failure itself where that is all. */
  static RuntimeException toCaller(RuntimeException failure) {
    if (any(failure, SqliteErrors::isBusy)) {
      return new DatabaseBusyException(failure);
    }
    if (any(failure, cause -> codeOf(cause) == SQLiteErrorCode.SQLITE_FULL)) {
      return new DiskFullException(failure);
    }
    return failure;
  }

  /** Returns what to tell the person who starts the program. */
  static StartupException toOperator(SQLException failure, DatabaseFile file) {
    return new StartupException(
        "cannot open %s: %s; mend that, or set TASKS_JDBC_URL to another file"
            .formatted(file.path(), reason(failure, file.path())),
        failure);
  }

  private static String reason(SQLException failure, Path path) {
    Path folder = path.getParent();
    if (Files.isDirectory(path)) {
      return "it is a folder";
    }
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    return switch (codeOf(failure)) {
      case SQLITE_NOTADB -> "it is no SQLite database";
      case SQLITE_CORRUPT -> "it is damaged";
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_IOERR -> "it cannot be written";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another process has locked it";
      case SQLITE_FULL -> "the disk is full";
      default -> failure.getMessage();
    };
  }

  private static boolean isBusy(Throwable failure) {
    return switch (codeOf(failure)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> true;
      default ->
          failure instanceof SQLTransientException || failure instanceof PoolExhaustedException;
    };
  }

  /** Returns SQLite's primary code, of which an extended one is the low byte. */
  private static SQLiteErrorCode codeOf(Throwable failure) {
    return failure instanceof SQLiteException sqlite
        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static boolean any(Throwable failure, Predicate<Throwable> test) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(test);
  }
}
