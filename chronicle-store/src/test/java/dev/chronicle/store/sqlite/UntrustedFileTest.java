package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Calls;
import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file from elsewhere cannot do to the program that reads it. */
class UntrustedFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"part", "block", "listing", "payload", "function", "rollup", "run"})
  void viewInPlaceOfTable_isNotAsked(String table) throws SQLException {
    Path file = store();
    execute(
        file,
        "ALTER TABLE %s RENAME TO hidden".formatted(table),
        // It never ends.
        "CREATE VIEW %s AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
            .formatted(table));

    assertThatThrownBy(() -> SqliteCaptureStore.openReadOnly(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("that Chronicle did not make");
  }

  @Test
  void tableWithComputedColumns_isNotRead() throws SQLException {
    Path file = store();
    execute(
        file,
        "ALTER TABLE payload RENAME TO hidden",
        "CREATE TABLE payload (block INTEGER PRIMARY KEY, data AS (zeroblob(2000000000)))");

    assertThatThrownBy(() -> SqliteCaptureStore.openReadOnly(file))
        .hasMessageContaining("has a table payload");
  }

  @Test
  void triggersAndOtherViews_areNotRun() throws SQLException {
    Path file = store();
    execute(
        file,
        "CREATE TABLE witness (n)",
        "CREATE TRIGGER spy AFTER UPDATE ON state BEGIN INSERT INTO witness VALUES (1); END",
        "DROP VIEW captured_calls",
        "CREATE VIEW captured_calls AS SELECT load_extension('evil')");
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThat(store.find(CallQuery.limit(10).build()).calls()).hasSize(10);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var row = connection.createStatement().executeQuery("SELECT count(*) FROM witness")) {
      assertThat(row.getInt(1)).isZero();
    }
  }

  @Test
  void payloadThatSaysItIsHuge_isLeftOutWithoutTakingMemory() throws SQLException {
    Path file = store();
    ByteCollector bomb = new ByteCollector();
    Leb128.write(64, bomb);
    Leb128.write(250_000_000, bomb);
    Leb128.write(4, bomb);
    bomb.writeBytes(new byte[4]);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement update = connection.prepareStatement("UPDATE payload SET data = ?")) {
      update.setBytes(1, Checksums.append(bomb.toByteArray()));
      update.executeUpdate();
    }
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThatThrownBy(() -> store.find(CallQuery.limit(10).build()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be as long as it says, 250000000");
    }
  }

  @Test
  void blobOfAGigabyte_isNotLoaded() throws SQLException {
    Path file = store();
    execute(file, "UPDATE payload SET data = zeroblob(300000000)");
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThatThrownBy(() -> store.find(CallQuery.limit(10).build()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("too big");
    }
  }

  @Test
  void partInAFileOfAnotherName_isNotOpened() throws SQLException {
    Path file = store();
    Path other = directory.resolve("secret.db");
    execute(other, "CREATE TABLE block (number, part, summary)");
    for (String name : List.of("secret.db", "../secret.db", other.toString())) {
      execute(file, "UPDATE part SET file = '" + name + "', version = version + 1");
      try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
        List<CapturedCall> calls = new ArrayList<>();
        store.scan(CallFilter.ALL, calls::add);
        assertThat(calls).isEmpty();
        assertThat(store.health().message()).contains("is missing");
      }
    }
  }

  @Test
  void readingACopy_changesNothing() throws IOException, SQLException {
    Path file = store();
    byte[] before = Files.readAllBytes(file);
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThat(store.find(CallQuery.limit(10).build()).calls()).hasSize(10);
    }
    assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("captures.db", "captures.db-maintenance");
    }
  }

  private Path store() {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = SqliteCaptureStore.open(file)) {
      List<CapturedCall> calls = new ArrayList<>();
      for (int n = 0; n < 10; n++) {
        calls.add(Calls.returned(n, "place", Duration.ofMillis(1)));
      }
      store.store(new CallBatch(calls));
      store.maintain();
    }
    return file;
  }

  private static void execute(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
