package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person is told whose server cannot start: one line that says how to mend it, no stack
 * trace, and an exit code that says that it failed.
 */
class StartupFailureIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHRONICLE_PORT         | eighty               | CHRONICLE_PORT must be a number from 0 to 65535
          CHRONICLE_HOST         | 0.0.0.0              | set CHRONICLE_ADMIN_TOKEN to a secret
          CHRONICLE_ADMIN_TOKEN  | short                | CHRONICLE_ADMIN_TOKEN must have 32 bytes or more, has 5
          TASKS_JDBC_URL         | jdbc:mysql://u:p@h/d | TASKS_JDBC_URL must start with jdbc:sqlite:
          TASKS_JDBC_URL         | jdbc:sqlite:no/x.db  | there is no folder
          CAPTURES_JDBC_URL      | jdbc:mysql://u:p@h/d | must start with jdbc:
          CHRONICLE_REDACTION_KEY | short              | CHRONICLE_REDACTION_KEY must have at least 16 bytes, had: 5
          CHRONICLE_REDACTION_KEY_FILE | no/x.key      | there is no folder
          CHRONICLE_REDACTION_KEY_FILE | .             | it is a folder
          CHRONICLE_REDACTION_KEY_FILE | short.key     | short.key must have at least 16 bytes, had: 5
          CAPTURES_MAX_AGE       | soon                 | capturesMaxAge
          CAPTURES_MAX_SIZE      | -1                   | capturesMaxSize
          OTEL_TRACES_EXPORTER   | pigeon               | pigeon
          OTEL_EXPORTER_OTLP_ENDPOINT | ht!tp:/x        | OpenTelemetry
          """)
  void badSetting(String variable, String value, String told) throws IOException {
    Files.writeString(directory.resolve("short.key"), "short");
    assertNotStarted(Map.of(variable, value), told).doesNotContain("u:p@");
  }

  @Test
  void busyPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      assertNotStarted(Map.of("CHRONICLE_PORT", port), "cannot listen on 127.0.0.1 port " + port);
    }
  }

  @Test
  void busyAdminPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      assertNotStarted(
          Map.of("CHRONICLE_ADMIN_PORT", port), "set CHRONICLE_ADMIN_PORT to a free port");
    }
  }

  @ParameterizedTest
  @CsvSource({"demo_tasks.db", "chronicle_captures.db"})
  void fileThatIsNoDatabase_isLeftAsItIs(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "my diary\n".repeat(1_000));

    assertNotStarted(Map.of(), name);
    assertThat(file).hasContent("my diary\n".repeat(1_000));
  }

  @ParameterizedTest
  @CsvSource({"demo_tasks.db", "chronicle_captures.db"})
  void databaseOfAnotherProgram_isLeftAsItIs(String name) throws SQLException {
    sql(name, "CREATE TABLE recipes (name TEXT)", "INSERT INTO recipes VALUES ('soup')");

    assertNotStarted(Map.of(), name);
    sql(name, "DELETE FROM recipes WHERE name = 'soup'");
  }

  @Test
  void folderInPlaceOfADatabase() throws IOException {
    Files.createDirectory(directory.resolve("demo_tasks.db"));

    assertNotStarted(Map.of(), "demo_tasks.db: it is a folder");
  }

  @Test
  void newerDatabases_ofAServerThatRanBefore_andDamagedTasks_areLeftAsTheyAre() throws Exception {
    RunningDemo.startIn(directory).close();
    for (String name : List.of("demo_tasks.db", "chronicle_captures.db")) {
      Path file = directory.resolve(name);
      byte[] good = Files.readAllBytes(file);

      sql(name, "PRAGMA user_version = 1000");
      assertNotStarted(Map.of(), "newer");
      Files.write(file, good);
    }
    Path tasks = directory.resolve("demo_tasks.db");
    Files.write(tasks, damaged(Files.readAllBytes(tasks)));
    assertNotStarted(Map.of(), "demo_tasks.db");
  }

  @Test
  void damagedCaptures_areSetAsideUnderAnotherName_andTheServerStarts() throws Exception {
    RunningDemo.startIn(directory).close();
    Path captures = directory.resolve("chronicle_captures.db");
    byte[] damaged = damaged(Files.readAllBytes(captures));
    Files.write(captures, damaged);

    try (RunningDemo server = RunningDemo.startIn(directory)) {
      assertThat(server.output()).anyMatch(line -> line.contains("is set aside as"));
    }

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.getFileName().toString().contains(".damaged-")))
          .singleElement()
          .satisfies(file -> assertThat(file).hasBinaryContent(damaged));
    }
  }

  private static byte[] damaged(byte[] good) {
    byte[] damaged = good.clone();
    for (int i = 2_000; i < damaged.length; i++) {
      damaged[i] = (byte) (i * 31);
    }
    return damaged;
  }

  @Test
  void brokenConfigurationFile() throws IOException {
    Path file = directory.resolve("my.yml");
    Files.writeString(file, "tasksJdbcUrl: jdbc:sqlite:t.db\ncolour: red\n");
    assertNotStarted(Map.of(), "colour", "server", "my.yml");
    Files.writeString(file, "tasksJdbcUrl: [\n");
    assertNotStarted(Map.of(), "my.yml", "server", "my.yml");
    assertNotStarted(Map.of(), "none.yml", "server", "none.yml");
  }

  private AbstractStringAssert<?> assertNotStarted(
      Map<String, String> environment, String told, String... arguments) {
    RunningDemo process = RunningDemo.launchIn(directory, environment, arguments);
    int exitCode = process.awaitExit();
    String output = String.join("\n", process.output());
    assertThat(exitCode).as(output).isNotZero();
    assertThat(process.output())
        .filteredOn(line -> line.startsWith("Not started: "))
        .as(output)
        .hasSize(1);
    return assertThat(output).contains(told).doesNotContain("\tat ", "Exception");
  }

  private void sql(String name, String... statements) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(name));
        Statement statement = database.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
