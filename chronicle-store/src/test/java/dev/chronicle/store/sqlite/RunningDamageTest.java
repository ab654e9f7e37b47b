package dev.chronicle.store.sqlite;

import static dev.chronicle.store.sqlite.StoreFixture.fill;
import static dev.chronicle.store.sqlite.StoreFixture.scribble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged while the store is open: found, set aside, and gone on without. */
class RunningDamageTest {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final int CALLS = 6_000;

  @TempDir private Path directory;

  @Test
  void randomBytesOverASegment_areFoundByThemselves() throws Exception {
    try (SqliteCaptureStore store = open(new Layout(1_000, 1, 2_000))) {
      fill(store, 0, CALLS);
      store.maintain();
      Path segment = files("captures-\\d{8}\\.db").get(0);
      scribble(segment, 20_000, 3);

      // What it looks like may be noted for the first time after that: so it changes again.
      await()
          .atMost(AT_MOST)
          .until(
              () ->
                  !segment.toFile().setLastModified(System.currentTimeMillis())
                      || !store.health().damages().isEmpty());
      assertThat(store.health().healthy()).isTrue();
      assertThat(store.health().damages().get(0)).contains(segment.getFileName().toString());
      await().atMost(AT_MOST).until(() -> !files(".*damaged.*").isEmpty());
      goesOn(store, CALLS / 2);
    }
  }

  @Test
  void randomBytesOverTheStoresFile_areFoundByThemselves() throws Exception {
    try (SqliteCaptureStore store = open(Layout.DEFAULT)) {
      fill(store, 0, CALLS);
      checkpoint();
      scribble(file(), 100_000, 4);

      await().atMost(AT_MOST).until(() -> !store.health().damages().isEmpty());
      assertThat(store.health().damages().get(0)).contains("damaged", "captures");
      await().atMost(AT_MOST).until(() -> !files(".*damaged.*").isEmpty());
      goesOn(store, CALLS / 2);
    }
  }

  @Test
  void structureOfTheStoresFile_isMadeAnewOutOfWhatCanBeRead() throws Exception {
    try (SqliteCaptureStore store = open(new Layout(1_000, 2, 2_000))) {
      fill(store, 0, CALLS);
      store.maintain();
      checkpoint();
      destroyALeaf("listing");

      await().atMost(AT_MOST).until(() -> !files(".*damaged-.*").isEmpty());
      await()
          .atMost(AT_MOST)
          .until(() -> store.health().damages().toString().contains("captures.damaged-"));
      goesOn(store, CALLS - 2_000);
    }
  }

  @Test
  void summariesOfAllBlocks_areMadeAnewOutOfTheCalls() throws Exception {
    try (SqliteCaptureStore store = open(Layout.DEFAULT)) {
      fill(store, 0, CALLS);
      checkpoint();
      try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
        raw.seek((rootPage("block") - 1) * 4_096);
        raw.write(new byte[4_096]);
      }
      await().atMost(AT_MOST).until(() -> !files(".*damaged-.*").isEmpty());
      goesOn(store, CALLS);
    }
  }

  @Test
  void truncatedFile_isMadeAnew() throws Exception {
    try (SqliteCaptureStore store = open(new Layout(1_000, 1, 2_000))) {
      fill(store, 0, CALLS);
      store.maintain();
      checkpoint();
      try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
        raw.setLength(10_000);
      }
      await()
          .atMost(AT_MOST)
          .until(() -> store.health().damages().toString().contains("truncated"));
      goesOn(store, CALLS / 2);
    }
  }

  @Test
  void check_readsAnewWhatWasReadBefore() throws Exception {
    try (SqliteCaptureStore store = open(new Layout(1_000, 1, 2_000))) {
      fill(store, 0, CALLS);
      store.maintain();
      store.scan(CallFilter.ALL, call -> true);
      scribble(files("captures-\\d{8}\\.db").get(0), 20_000, 3);

      assertThat(store.check(Progress.NONE).isSound()).isFalse();
    }
  }

  /** What is left is found, and what comes is stored. */
  private static void goesOn(SqliteCaptureStore store, int atLeast) {
    await().atMost(AT_MOST).until(() -> stores(store));
    List<CapturedCall> found = new ArrayList<>();
    store.scan(CallFilter.ALL, found::add);
    assertThat(found).hasSizeBetween(atLeast, CALLS + 10);
    assertThat(found.get(found.size() - 1).id()).isEqualTo(Calls.id(CALLS + 9));
    assertThat(store.statistics(TimeRange.ALL).total().calls())
        .isBetween((long) found.size(), CALLS + 10L);
    assertThat(store.health().healthy()).isTrue();
  }

  private static boolean stores(SqliteCaptureStore store) {
    try {
      fill(store, CALLS, 10);
      return true;
    } catch (StoreException damaged) {
      return damaged.reason() == StoreException.Reason.REFUSED;
    }
  }

  /** Overwrites a page of the b-tree of a table. */
  private void destroyALeaf(String table) throws SQLException, IOException {
    long page = rootPage(table);
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      byte[] rubbish = new byte[200];
      new Random(3).nextBytes(rubbish);
      // Its first child is named in the cell whose place stands behind the header of 12 bytes.
      raw.seek((page - 1) * 4_096 + 12);
      int cell = raw.readUnsignedShort();
      raw.seek((page - 1) * 4_096 + cell);
      long leaf = raw.readInt();
      raw.seek((leaf - 1) * 4_096);
      raw.write(rubbish);
    }
  }

  private long rootPage(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
      return row.getLong(1);
    }
  }

  private void checkpoint() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private List<Path> files(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private Path file() {
    return directory.resolve("captures.db");
  }

  private SqliteCaptureStore open(Layout layout) {
    return SqliteCaptureStore.builder(file()).layout(layout).retention(Retention.UNLIMITED).open();
  }
}
