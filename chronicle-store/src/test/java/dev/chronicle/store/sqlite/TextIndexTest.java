package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TextMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexTest {
  private static final int CALLS = 600;
  private static final int NEEDLE = 321;

  @TempDir private Path directory;
  private SqliteCaptureStore store;

  @BeforeEach
  void fillSegments() {
    store = open();
    List<CapturedCall> batch = new ArrayList<>();
    for (int n = 0; n < CALLS; n++) {
      batch.add(
          n == NEEDLE
              ? Calls.threw(n, "place", "Straße \"ÄRGER\" 4711")
              : Calls.returned(n, "place", Duration.ofMillis(1)));
      if (batch.size() == 100) {
        store.store(new CallBatch(batch));
        batch.clear();
      }
    }
    store.maintain();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rareText_isFoundWhateverItsCaseLengthAndQuotes() {
    for (String text :
        List.of("Straße", "STRAßE", "ärger", "\"ärger\" 47", "4711", "711", "47", "ä")) {
      assertThat(ids(text)).as(text).contains(NEEDLE);
    }
    assertThat(ids("ärger")).containsExactly(NEEDLE);
    assertThat(ids("{\"count\":599}")).containsExactly(599);
    assertThat(ids("no such text")).isEmpty();
    assertThat(ids("zzz")).isEmpty();
  }

  @Test
  void segmentsWithoutTheText_areNotRead() throws Exception {
    changeSegments("UPDATE payload SET data = x'00'");

    assertThat(ids("no such text")).isEmpty();
    assertThat(store.health().message()).doesNotContain("damaged", "block");
    assertThat(ids("{\"count\":5")).isEmpty();
    assertThat(store.health().message()).contains("block");
  }

  @Test
  void newCalls_areFoundTheFirstTimeAndTheNext() {
    store.store(
        new CallBatch(
            List.of(
                Calls.threw(CALLS, "place", "Straße 4712"),
                Calls.returned(CALLS + 1, "place", Duration.ofMillis(1)))));
    for (int time = 0; time < 2; time++) {
      assertThat(ids("STRASSE 4712")).isEmpty();
      assertThat(ids("straße 4712")).containsExactly(CALLS);
      assertThat(ids("12")).contains(CALLS);
    }
    store.store(new CallBatch(List.of(Calls.threw(CALLS + 2, "place", "strasse 4712"))));
    assertThat(ids("STRASSE 4712")).containsExactly(CALLS + 2);
  }

  @Test
  void newCallsWithoutTheText_areReadOnce() throws Exception {
    List<CapturedCall> batch = new ArrayList<>();
    for (int n = CALLS; n < CALLS + 100; n++) {
      batch.add(Calls.returned(n, "place", Duration.ofMillis(1)));
    }
    store.store(new CallBatch(batch));
    assertThat(ids("no such text")).isEmpty();
    change(directory.resolve("captures.db"), "UPDATE payload SET data = x'00'");

    assertThat(ids("no such text")).isEmpty();
    assertThat(store.health().message()).doesNotContain("block");
    assertThat(ids("{\"count\":%d}".formatted(CALLS + 1))).isEmpty();
    assertThat(store.health().message()).contains("block");
  }

  @Test
  void damagedIndex_hidesNothingAndIsTold() throws Exception {
    changeSegments("UPDATE text_index SET data = substr(data, 1, length(data) - 1) || x'55'");

    assertThat(ids("ärger")).containsExactly(NEEDLE);
    assertThat(store.check(Progress.NONE).findings()).anyMatch(line -> line.contains("text index"));
  }

  @Test
  void segmentsOfOlderPrograms_areSearchedWhole() throws Exception {
    changeSegments("DROP TABLE text_index");

    assertThat(ids("ärger")).containsExactly(NEEDLE);
    assertThat(store.check(Progress.NONE).isSound()).isTrue();
  }

  @Test
  void runsOfOlderPrograms_areSearchedByThePiecesThatTheyKnow() throws Exception {
    changeSegments(
        "DELETE FROM text_index WHERE id %% %d > %d"
            .formatted(TextIndex.ROWS_A_RUN, TextGrams.BUCKETS_TO_FOUR / TextIndex.BUCKETS_A_ROW));

    assertThat(ids("\"ärger\" 47")).containsExactly(NEEDLE);
    assertThat(ids("no such text")).isEmpty();
    assertThat(store.check(Progress.NONE).isSound()).isTrue();
  }

  @Test
  void anyText_isFoundWhereItStands() throws Exception {
    Random random = new Random(11);
    List<CapturedCall> batch = new ArrayList<>();
    for (int n = CALLS; n < 2 * CALLS; n++) {
      batch.add(Calls.threw(n, "place", randomText(random, 60)));
    }
    store.store(new CallBatch(batch.subList(0, CALLS / 2)));
    store.maintain();
    store.store(new CallBatch(batch.subList(CALLS / 2, CALLS)));

    for (int i = 0; i < 300; i++) {
      Outcome.Threw of = (Outcome.Threw) batch.get(random.nextInt(CALLS)).outcome();
      String message = of.error().message();
      int from = random.nextInt(message.length() - 12);
      String part = message.substring(from, from + 1 + random.nextInt(12));
      String text = i % 3 == 0 ? part + randomText(random, 1) : part;
      TextMatcher matcher = new TextMatcher(text);
      List<CapturedCall> matching =
          Stream.concat(
                  batch.stream().filter(matcher::matches),
                  store
                      .find(CallQuery.limit(CALLS).until(batch.get(0).timing().start()).build())
                      .calls()
                      .stream()
                      .filter(matcher::matches))
              .toList();

      assertThat(ids(text))
          .as(text)
          .containsExactlyInAnyOrderElementsOf(
              matching.stream().map(TextIndexTest::number).toList());
    }
  }

  @Test
  void sets_comeBackAsTheyWere() {
    Random random = new Random(5);
    for (int bound : new int[] {1, 7, 8, 9, 256, 300}) {
      for (double share : new double[] {0, 0.01, 0.3, 0.5, 0.98, 1}) {
        BitSet set = new BitSet();
        for (int i = 0; i < bound; i++) {
          set.set(i, random.nextDouble() < share);
        }
        ByteCollector out = new ByteCollector();
        IndexSet.write(set, bound, out);
        byte[] bytes = out.toByteArray();
        Leb128.Reader in = new Leb128.Reader(bytes);

        assertThat(IndexSet.read(in, bytes, bound)).isEqualTo(set);
        assertThat(in.hasMore()).isFalse();
      }
    }
  }

  private List<Integer> ids(String text) {
    return store.find(CallQuery.limit(2 * CALLS).text(text).build()).calls().stream()
        .map(TextIndexTest::number)
        .toList();
  }

  private static int number(CapturedCall call) {
    return (int) Duration.between(Calls.START, call.timing().start()).toSeconds();
  }

  /** Few different characters, so that parts of one text stand in others too. */
  private static String randomText(Random random, int length) {
    String alphabet = random.nextBoolean() ? "0123456789" : "aAäÄßſı\"\\\n{: é\uD83D\uDE00";
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private void changeSegments(String sql) throws IOException, SQLException {
    store.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().matches(".*-\\d{8}\\.db")).toList()) {
        change(file, sql);
      }
    }
    store = open();
  }

  private static void change(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private SqliteCaptureStore open() {
    return SqliteCaptureStore.builder(directory.resolve("captures.db"))
        .layout(new Layout(150, 0, 400, 1))
        .retention(Retention.UNLIMITED)
        .open();
  }
}
