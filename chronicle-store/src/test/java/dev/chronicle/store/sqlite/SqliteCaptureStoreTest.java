package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.Calls;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.CaptureStoreContract;
import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCaptureStoreTest extends CaptureStoreContract {
  @TempDir private Path directory;

  @Override
  protected CaptureStore newStore() {
    return SqliteCaptureStore.builder(file()).clock(Clock.fixed(NOW, ZoneOffset.UTC)).open();
  }

  @Test
  void reopenedFile_holdsWhatWasStored() {
    Path other = directory.resolve("other.db");
    try (SqliteCaptureStore store = SqliteCaptureStore.open(other)) {
      store.store(new CallBatch(List.of(Calls.returned(0, "place", Duration.ofMillis(1)))));
    }
    try (SqliteCaptureStore store = SqliteCaptureStore.open(other)) {
      assertThat(store.find(Calls.id(0))).isPresent();
      assertThat(store.functions()).containsEntry("place", 1L);
    }
  }

  @Test
  void readOnly_answersAndRefusesToWrite() {
    Path other = directory.resolve("other.db");
    assertThatThrownBy(() -> SqliteCaptureStore.openReadOnly(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is not there");
    try (SqliteCaptureStore writing = SqliteCaptureStore.open(other);
        SqliteCaptureStore reading = SqliteCaptureStore.openReadOnly(other)) {
      writing.store(new CallBatch(List.of(Calls.returned(0, "place", Duration.ofMillis(1)))));

      assertThat(reading.find(Calls.id(0))).isPresent();
      assertThat(reading.health().healthy()).isTrue();
      assertThatThrownBy(reading::clear).hasMessageContaining("was opened to be read only");
      assertThatThrownBy(() -> reading.prune(Retention.UNLIMITED))
          .hasMessageContaining("was opened to be read only");
    }
  }

  @Test
  void newerSchema_isRefusedAndLeftAlone() throws SQLException {
    Path newer = directory.resolve("newer.db");
    SqliteCaptureStore.open(newer).close();
    execute(newer, "PRAGMA user_version = 99");

    assertThatThrownBy(() -> SqliteCaptureStore.open(newer))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("99")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void statisticsOfAnOlderSchema_areKept() throws SQLException {
    Path older = directory.resolve("older.db");
    CallStatistics before;
    try (SqliteCaptureStore store = SqliteCaptureStore.open(older)) {
      store.store(new CallBatch(List.of(Calls.returned(0, "place", Duration.ofMillis(1)))));
      store.store(new CallBatch(List.of(Calls.threw(1, "cancel", "sold out"))));
      before = store.statistics(TimeRange.ALL);
    }
    execute(older, "CREATE TABLE kept AS SELECT * FROM rollup");
    execute(older, "ALTER TABLE kept DROP COLUMN checksum");
    execute(older, "DROP TABLE rollup");
    execute(older, "DROP TABLE sealed_rollup");
    String v2 = Schema.resource("V2.sql");
    int table = v2.indexOf("CREATE TABLE rollup");
    execute(older, v2.substring(table, v2.indexOf(';', table)));
    execute(older, "INSERT INTO rollup SELECT * FROM kept");
    execute(older, "DROP TABLE kept");
    execute(older, "PRAGMA user_version = 3");

    try (SqliteCaptureStore store = SqliteCaptureStore.open(older)) {
      assertThat(store.statistics(TimeRange.ALL)).isEqualTo(before);
      store.store(new CallBatch(List.of(Calls.returned(2, "place", Duration.ofMillis(1)))));
      assertThat(store.functions()).containsEntry("place", 2L).containsEntry("cancel", 1L);
    }
    SqliteCaptureStore.openReadOnly(older).close();
  }

  @Test
  void whatIsNoStore_isRefusedInOneLineAndLeftAlone() throws IOException, SQLException {
    Path text = Files.writeString(directory.resolve("text.db"), "no database ".repeat(100));
    Path foreign = directory.resolve("foreign.db");
    execute(foreign, "CREATE TABLE theirs (id INTEGER)");

    for (Path path :
        List.of(text, foreign, directory, directory.resolve("missing/directory/file.db"))) {
      assertThatThrownBy(() -> SqliteCaptureStore.open(path))
          .as(path.toString())
          .isInstanceOf(StoreException.class)
          .message()
          .doesNotContain("\n");
    }
    assertThat(Files.readString(text)).isEqualTo("no database ".repeat(100));
  }

  @Test
  void view_listsCallsForTheShell() throws SQLException {
    Path other = directory.resolve("other.db");
    try (SqliteCaptureStore store = SqliteCaptureStore.open(other)) {
      store.store(new CallBatch(List.of(Calls.threw(0, "place", "sold out"))));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT id, function_name, trace_id FROM captured_calls")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(Calls.id(0).toString());
      assertThat(rows.getString(2)).isEqualTo("place");
      assertThat(rows.getString(3)).isEqualTo(Calls.TRACE);
    }
  }

  @Test
  void deletedFile_isNoticed() throws IOException {
    Path other = directory.resolve("other.db");
    try (SqliteCaptureStore store = SqliteCaptureStore.open(other)) {
      Files.delete(other);

      assertThat(store.health().healthy()).isFalse();
      assertThatThrownBy(
              () ->
                  store.store(new CallBatch(List.of(Calls.returned(0, "x", Duration.ofMillis(1))))))
          .isInstanceOf(StoreException.class);
    }
  }

  private Path file() {
    return directory.resolve("captures.db");
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
