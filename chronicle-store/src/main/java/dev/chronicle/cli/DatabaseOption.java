package dev.chronicle.cli;

import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the database. */
final class DatabaseOption {
  private static final String URL = "jdbc:sqlite:";

  /** A file, or the URL that the demo's CAPTURES_JDBC_URL is. */
  @Option(
      names = "--db",
      paramLabel = "FILE",
      defaultValue = "${env:CAPTURES_JDBC_URL:-chronicle_captures.db}",
      description =
          "The database. Default: the one that the environment variable CAPTURES_JDBC_URL names,"
              + " else chronicle_captures.db in the working directory.")
  private String name;

  Path file() {
    return Path.of(name.startsWith(URL) ? name.substring(URL.length()) : name);
  }

  /**
   * Opens the database for looking into it, also while a service writes to it.
   *
   * @throws CliException if it is not there
   */
  CaptureStore open() {
    requireThere();
    return SqliteCaptureStore.openReadOnly(file());
  }

  /**
   * Opens the database for changing it.
   *
   * @throws CliException if it is not there
   */
  CaptureStore openForChange() {
    requireThere();
    return SqliteCaptureStore.open(file());
  }

  /** Opens the database for adding to it; creates it if it is not there. */
  CaptureStore openOrCreate() {
    return SqliteCaptureStore.open(file());
  }

  private void requireThere() {
    if (!Files.exists(file())) {
      throw new CliException(file() + " does not exist: name the database with --db FILE");
    }
  }
}
