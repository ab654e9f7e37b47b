package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says in a line what an error of SQLite's means for the person who has to mend it. */
final class SqlErrors {
  private static final int PRIMARY_CODE = 0xFF;

  private SqlErrors() {}

  /**
   * Returns what to throw.
   *
   * @param attempt what was tried, as in {@code cannot store the batch}
   */
  static StoreException toStoreException(String attempt, Path file, SQLException error) {
    SQLiteErrorCode code = codeOf(error);
    Reason reason =
        switch (code) {
          case SQLITE_BUSY, SQLITE_LOCKED -> Reason.BUSY;
          case SQLITE_FULL -> Reason.FULL;
          case SQLITE_CORRUPT, SQLITE_NOTADB -> Reason.DAMAGED;
          case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> Reason.UNUSABLE;
          default -> Reason.FAILED;
        };
    String what =
        switch (reason) {
          case BUSY -> "is held by another process: try again, or close that";
          case FULL -> "has no space left on its disk";
          case DAMAGED -> "is damaged: move it away, or recover it with sqlite3's .recover";
          case UNUSABLE -> "cannot be opened or written: check its permissions";
          default -> "fails";
        };
    String detail = String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
    return new StoreException(reason, attempt + ": " + file + " " + what + " - " + detail, error);
  }

  /** Says whether what is stored is not what was written. */
  static boolean isCorrupt(SQLException error) {
    SQLiteErrorCode code = codeOf(error);
    return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  /** Says whether what is stored cannot be read, be it for a while. */
  static boolean isDamage(SQLException error) {
    SQLiteErrorCode code = codeOf(error);
    return isCorrupt(error)
        || code == SQLiteErrorCode.SQLITE_CANTOPEN
        || code == SQLiteErrorCode.SQLITE_IOERR;
  }

  /** Says whether a row was refused because its key is taken. */
  static boolean isKeyTaken(SQLException error) {
    return codeOf(error) == SQLiteErrorCode.SQLITE_CONSTRAINT;
  }

  private static SQLiteErrorCode codeOf(SQLException error) {
    return SQLiteErrorCode.getErrorCode(error.getErrorCode() & PRIMARY_CODE);
  }
}
