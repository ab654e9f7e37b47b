package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the disk makes of what statistics are made of: no wrong statistic is ever believed. */
class StatisticsTrustTest {
  private static final int CALLS = 9_000;
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(3);
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
  private static final int PAGE = 4_096;

  @TempDir private static Path original;
  @TempDir private Path directory;

  private static List<Object> answers;

  @BeforeAll
  static void makeStore() {
    try (SqliteCaptureStore store = open(original, new Layout(1_000, 1, 4_000))) {
      for (int n = 0; n < CALLS; n += 500) {
        List<CapturedCall> batch = new ArrayList<>();
        for (int i = n; i < n + 500; i++) {
          int second = (int) BETWEEN_CALLS.toSeconds() * i;
          batch.add(
              i % 7 == 0
                  ? Calls.threw(second, "ship", "no carrier " + i)
                  : Calls.returned(second, "place", Duration.ofNanos(1_000_003L * (i % 97))));
        }
        store.store(new CallBatch(batch));
      }
      store.maintain();
      answers = answers(store);
    }
  }

  /** Asks for whole parts, for hours, minutes and seconds of them, and for a timeline. */
  private static List<Object> answers(SqliteCaptureStore store) {
    List<Object> answers = new ArrayList<>();
    Instant end = Calls.START.plus(BETWEEN_CALLS.multipliedBy(CALLS));
    List<TimeRange> ranges =
        List.of(
            TimeRange.ALL,
            new TimeRange(Calls.START.plusSeconds(1_000), Calls.START.plusSeconds(20_000)),
            new TimeRange(Calls.START.plusSeconds(9_000), null),
            new TimeRange(end.minusSeconds(3_000), null),
            new TimeRange(end.minusSeconds(1_234), end.minusSeconds(17)));
    for (TimeRange range : ranges) {
      answers.add(store.statistics(range));
      answers.add(store.timeline(range, "place", 40));
    }
    answers.add(store.functions());
    return answers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE sealed_rollup SET data = x'00' || substr(data, 2) WHERE span_s = 0",
        "UPDATE sealed_rollup SET data = substr(data, 1, length(data) - 9) || x'ff'"
            + " || substr(data, length(data) - 7) WHERE span_s = 60",
        "UPDATE sealed_rollup SET data = substr(data, 2) WHERE span_s = 3600",
        "UPDATE sealed_rollup SET data = x''",
        "DELETE FROM sealed_rollup WHERE span_s = 0",
        "DELETE FROM sealed_rollup WHERE span_s = 60 AND start_s % 7200 = 0",
        "DELETE FROM sealed_rollup WHERE span_s = 3600 AND start_s % 7200 = 0",
        "DELETE FROM sealed_rollup WHERE span_s = -1",
        "DELETE FROM sealed_rollup",
        "UPDATE sealed_rollup SET start_s = start_s + 36000 WHERE span_s = 60",
        "UPDATE sealed_rollup SET data = (SELECT max(other.data) FROM sealed_rollup other"
            + " WHERE other.span_s = sealed_rollup.span_s)",
        "UPDATE sealed_rollup SET part = part + 100",
        "UPDATE rollup SET calls = calls + 1",
        "UPDATE rollup SET max_ns = max_ns + 1 WHERE span_s > 0",
        "UPDATE rollup SET start_s = start_s + 100000 WHERE span_s = 10",
        "UPDATE rollup SET histogram = x'0101' WHERE span_s IN (10, 60)",
        "DELETE FROM rollup WHERE span_s = 0",
      })
  void damagedRows_areNotBelieved_butCountedAnewAndSetAside(String damage) throws Exception {
    copyStore();
    execute(damage);
    try (SqliteCaptureStore reading = SqliteCaptureStore.openReadOnly(file())) {
      assertThat(answers(reading)).isEqualTo(answers);
      assertThat(reading.check(Progress.NONE).findings().toString())
          .contains("what is counted of part");
    }
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      assertThat(answers(store)).isEqualTo(answers);
      store.maintain();

      assertThat(store.health().damages().toString())
          .contains("what is counted of part", "set aside as captures-");
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files).anyMatch(file -> file.toString().endsWith(".damaged.statistics"));
      }
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
      assertThat(answers(store)).isEqualTo(answers);
    }
  }

  @Test
  void missingRowsOfCallsThatStillCome_areFoundByThemselves() throws Exception {
    copyStore();
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      execute("DELETE FROM rollup WHERE span_s = 60");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> store.health().damages().toString().contains("set aside as captures-"));
      assertThat(answers(store)).isEqualTo(answers);
    }
  }

  @Test
  void damagedRow_isNotMadeSoundByWhatIsAdded() throws Exception {
    copyStore();
    execute("UPDATE rollup SET calls = calls + 1 WHERE span_s = 0");
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      int second = (int) BETWEEN_CALLS.toSeconds() * CALLS;
      store.store(new CallBatch(List.of(Calls.returned(second, "place", Duration.ofMillis(1)))));
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(CALLS + 1);
      store.maintain();
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(CALLS + 1);
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21, 34, 55})
  void randomBytesInTheirPages_neverMakeAWrongStatistic(int seed) throws Exception {
    copyStore();
    Random random = new Random(seed);
    List<Long> pages = pages();
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      for (int spot = 0; spot < 3; spot++) {
        byte[] bytes = new byte[1 + random.nextInt(60)];
        random.nextBytes(bytes);
        long page = pages.get(random.nextInt(pages.size()));
        raw.seek((page - 1) * PAGE + random.nextInt(PAGE - bytes.length));
        raw.write(bytes);
      }
    }
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      await()
          .atMost(FIVE_SECONDS)
          .ignoreExceptionsMatching(
              failure ->
                  failure instanceof StoreException damaged
                      && damaged.reason() == StoreException.Reason.DAMAGED)
          .until(
              () -> {
                assertThat(answers(store)).isEqualTo(answers);
                return true;
              });
      store.maintain();
      assertThat(answers(store)).isEqualTo(answers);
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  private List<Long> pages() throws SQLException {
    List<Long> pages = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pageno FROM dbstat WHERE name IN ('rollup', 'sealed_rollup')")) {
      while (row.next()) {
        pages.add(row.getLong(1));
      }
    }
    assertThat(pages).hasSizeGreaterThan(10);
    return pages;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private void copyStore() throws IOException {
    try (Stream<Path> files = Files.list(original)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".db")).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  private Path file() {
    return directory.resolve("captures.db");
  }

  private static SqliteCaptureStore open(Path directory, Layout layout) {
    return SqliteCaptureStore.builder(directory.resolve("captures.db"))
        .layout(layout)
        .retention(Retention.UNLIMITED)
        .open();
  }
}
