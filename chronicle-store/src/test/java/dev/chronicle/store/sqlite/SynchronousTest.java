package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore.Synchronous;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What storing waits for: as much of it as can be seen without pulling the plug. */
class SynchronousTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"NORMAL,1", "FULL,2"})
  void connectionThatWrites_waitsAsChosen(Synchronous synchronous, int pragma) throws Exception {
    Path file = directory.resolve("captures.db");
    SqliteCaptureStore.builder(file).synchronous(synchronous).open().close();
    try (Connection writer = new Connections(file, synchronous).openWriter()) {
      assertThat(synchronous(writer)).isEqualTo(pragma);
      writer.setAutoCommit(false);
      assertThat(synchronous(writer)).as("in a transaction").isEqualTo(pragma);
    }
  }

  @Test
  void segments_areOnTheDiskBeforeTheyCount() throws Exception {
    try (Connection segment = Connections.openSegment(directory.resolve("segment.db"))) {
      assertThat(synchronous(segment)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Synchronous.class)
  void batch_isCommittedWhenItIsAcknowledged(Synchronous synchronous) throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store =
            SqliteCaptureStore.builder(file).synchronous(synchronous).open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (int n = 0; n < 20; n++) {
        store.store(new CallBatch(List.of(Calls.returned(n, "place", Duration.ofMillis(1)))));
        assertThat(number(other, "SELECT sum(calls) FROM part")).isEqualTo(n + 1);
      }
    }
  }

  private static int synchronous(Connection connection) throws SQLException {
    return number(connection, "PRAGMA synchronous");
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
