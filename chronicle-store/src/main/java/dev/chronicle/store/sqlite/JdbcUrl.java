package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the file that a JDBC URL of SQLite names. */
final class JdbcUrl {
  private static final String PREFIX = "jdbc:sqlite:";

  private JdbcUrl() {}

  static Path toFile(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      throw new StoreException(
          Reason.UNUSABLE, "JDBC URL must start with " + PREFIX + ", was: " + scheme(url));
    }
    String name = url.substring(PREFIX.length());
    if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
      throw new StoreException(
          Reason.UNUSABLE,
          "JDBC URL must name a file, without parameters, as in "
              + PREFIX
              + "chronicle_captures.db, was: "
              + url);
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException noPath) {
      throw new StoreException(Reason.UNUSABLE, "JDBC URL must name a file, was: " + url, noPath);
    }
  }

  /** Leaves out what comes after it, which may hold a password. */
  private static String scheme(String url) {
    return url.replaceFirst("[/@?].*$", "...");
  }
}
