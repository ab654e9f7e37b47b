package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
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
    return store.find(CallQuery.limit(CALLS).text(text).build()).calls().stream()
        .map(call -> (int) Duration.between(Calls.START, call.timing().start()).toSeconds())
        .toList();
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
