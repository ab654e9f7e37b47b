package dev.chronicle.store.sqlite;

import static dev.chronicle.store.sqlite.StoreFixture.scribble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random bytes anywhere in the files of a store: nothing wrong is ever read, the rest still is. */
class RandomDamageTest {
  private static final int SEGMENTS = 3;
  private static final int CALLS_A_SEGMENT = 1_000;
  private static final int CALLS = 4_000;
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
  private static final Map<CallId, CapturedCall> WRITTEN = new HashMap<>();

  @TempDir private static Path original;
  @TempDir private Path directory;

  @BeforeAll
  static void makeStore() throws IOException {
    try (SqliteCaptureStore store = open(original, new Layout(500, 2, CALLS_A_SEGMENT))) {
      for (int n = 0; n < CALLS; n += 250) {
        List<CapturedCall> batch = new ArrayList<>();
        for (int i = n; i < n + 250; i++) {
          CapturedCall call =
              i % 7 == 0
                  ? Calls.threw(i, "ship", "no carrier " + i)
                  : Calls.returned(i, "place", Duration.ofMillis(i % 50));
          WRITTEN.put(call.id(), call);
          batch.add(call);
        }
        store.store(new CallBatch(batch));
      }
      store.maintain();
      assertThat(files(original, "captures-\\d{8}\\.db")).hasSize(SEGMENTS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13})
  void bytesInASegment_costNothingOfOtherFiles(int seed) throws Exception {
    copyStore();
    Random random = new Random(seed);
    List<Path> segments = files(directory, "captures-\\d{8}\\.db");
    int hit = random.nextInt(SEGMENTS);
    scribble(segments.get(hit), 0, 1 + random.nextInt(3), random);
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      Set<CallId> first = readsOnlyWhatWasWritten(store);
      store.maintain();
      Set<CallId> found = readsOnlyWhatWasWritten(store);

      assertThat(found).containsAll(first);
      for (int n = 0; n < CALLS; n++) {
        if (n / CALLS_A_SEGMENT != hit) {
          assertThat(found).contains(Calls.id(n));
        }
      }
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(found.size());
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
      goesOn(store);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13})
  void bytesInTheStoresFile_costNothingOfSegments(int seed) throws Exception {
    copyStore();
    Random random = new Random(seed);
    scribble(directory.resolve("captures.db"), 0, 1 + random.nextInt(3), random);
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      await()
          .atMost(FIVE_SECONDS)
          .ignoreExceptionsMatching(StoreException.class::isInstance)
          .until(
              () -> {
                readsOnlyWhatWasWritten(store);
                return true;
              });
      store.maintain();
      Set<CallId> found = readsOnlyWhatWasWritten(store);
      for (int n = 0; n < SEGMENTS * CALLS_A_SEGMENT; n++) {
        assertThat(found).contains(Calls.id(n));
      }
      goesOn(store);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE part SET last_block = last_block - 1 WHERE number = 1",
        "UPDATE part SET calls = calls + 65536 WHERE number = 1",
        "UPDATE part SET max_id = min_id WHERE number = 3",
      })
  void wrongStatementsAboutParts_areFoundAndCorrected(String change) throws Exception {
    copyStore();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("captures.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(change);
    }
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      await()
          .atMost(FIVE_SECONDS)
          .until(() -> store.health().damages().toString().contains("captures.damaged-"));
      assertThat(readsOnlyWhatWasWritten(store)).hasSize(CALLS);
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(CALLS);
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
      goesOn(store);
    }
  }

  @Test
  void garbledName_isNotBelieved() throws Exception {
    copyStore();
    Path file = directory.resolve("captures.db");
    garbleName(file);
    try (SqliteCaptureStore store = open(directory, Layout.DEFAULT)) {
      assertThat(store.health().damages()).singleElement().asString().contains("function");
      assertThat(readsOnlyWhatWasWritten(store)).hasSize(CALLS);
    }
  }

  @Test
  void garbledName_isNotBelievedEither_whereNothingIsMended() throws Exception {
    copyStore();
    Path file = directory.resolve("captures.db");
    garbleName(file);
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThatThrownBy(store::functions).hasMessageContaining("the name of function");
    }
  }

  private static void garbleName(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("shop.Ordersplace()Vplace");
    bytes[at + "shop.Orders".length()] ^= 1;
    Files.write(file, bytes);
  }

  private static Set<CallId> readsOnlyWhatWasWritten(SqliteCaptureStore store) {
    Set<CallId> found = new HashSet<>();
    store.scan(
        CallFilter.ALL,
        call -> {
          assertThat(found.add(call.id())).as("%s comes once", call.id()).isTrue();
          assertThat(call).isEqualTo(WRITTEN.get(call.id()));
          return true;
        });
    return found;
  }

  private static void goesOn(SqliteCaptureStore store) {
    CapturedCall another = Calls.returned(CALLS, "place", Duration.ofMillis(1));
    await()
        .atMost(FIVE_SECONDS)
        .ignoreExceptionsMatching(StoreException.class::isInstance)
        .until(
            () -> {
              store.store(new CallBatch(List.of(another)));
              return true;
            });
    assertThat(store.find(another.id())).contains(another);
    assertThat(store.health().healthy()).isTrue();
  }

  private void copyStore() throws IOException {
    for (Path file : files(original, "captures.*\\.db")) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private static SqliteCaptureStore open(Path directory, Layout layout) {
    return SqliteCaptureStore.builder(directory.resolve("captures.db"))
        .layout(layout)
        .retention(Retention.UNLIMITED)
        .open();
  }
}
