package dev.chronicle.demo.db;

import dev.chronicle.demo.core.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The file that a JDBC URL names.
 *
 * @param jdbcUrl the URL, which may carry SQLite's settings: {@code
 *     jdbc:sqlite:tasks.db?synchronous=FULL}
 * @param path the file
 */
record DatabaseFile(String jdbcUrl, Path path) {
  private static final String PREFIX = "jdbc:sqlite:";

  /**
   * Finds out which file a URL names.
   *
   * @throws StartupException if it names none
   */
  static DatabaseFile of(String jdbcUrl) {
    if (!jdbcUrl.startsWith(PREFIX)) {
      throw new StartupException(
          "TASKS_JDBC_URL must start with %s, was: %s"
              .formatted(PREFIX, withoutCredentials(jdbcUrl)));
    }
    String name = jdbcUrl.substring(PREFIX.length()).replaceFirst("^file:", "");
    name = name.replaceFirst("\\?.*$", "");
    if (name.isBlank() || name.startsWith(":")) {
      throw new StartupException(
          "TASKS_JDBC_URL must name a file, such as jdbc:sqlite:demo_tasks.db, was: " + jdbcUrl);
    }
    try {
      return new DatabaseFile(jdbcUrl, Path.of(name).toAbsolutePath());
    } catch (InvalidPathException notAPath) {
      throw new StartupException("TASKS_JDBC_URL must name a file, was: " + jdbcUrl, notAPath);
    }
  }

  /**
   * Returns what tells this file from another one of the same name.
   *
   * @throws IOException if there is no such file
   */
  Object identity() throws IOException {
    return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
  }

  private static String withoutCredentials(String jdbcUrl) {
    return jdbcUrl.replaceFirst("[/@?].*$", "...");
  }
}
