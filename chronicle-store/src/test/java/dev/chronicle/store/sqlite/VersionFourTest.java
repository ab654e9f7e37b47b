package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.Calls;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that the program wrote when its schema had version 4: a thousand calls, two segments. */
class VersionFourTest {
  private static final int CALLS = 1_000;

  @TempDir private Path directory;

  @BeforeEach
  void unpack() throws IOException {
    try (InputStream packed = VersionFourTest.class.getResourceAsStream("version4.zip");
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        Files.copy(zip, directory.resolve(file.getName()));
      }
    }
  }

  @Test
  void olderStore_countsAndListsWhatItDid() {
    try (SqliteCaptureStore store = open(Layout.DEFAULT)) {
      FunctionStats total = store.statistics(TimeRange.ALL).total();
      assertThat(total.calls()).isEqualTo(CALLS);
      assertThat(total.errors()).isEqualTo(143);
      assertThat(total.totalDuration()).isEqualTo(Duration.parse("PT21.122S"));
      assertThat(total.p95()).isEqualTo(Duration.parse("PT0.047022079S"));
      assertThat(total.max()).isEqualTo(Duration.parse("PT0.049S"));
      assertThat(store.functions()).containsEntry("place", 857L).containsEntry("ship", 143L);
      Set<Object> ids = new HashSet<>();
      store.scan(CallFilter.ALL, call -> ids.add(call.id()));
      assertThat(ids).hasSize(CALLS).contains(Calls.id(0), Calls.id(CALLS - 1));
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void secondsOfAnOlderStore_areTold_thoughTheyAreNoLongerCounted() {
    Instant start = Calls.START.truncatedTo(ChronoUnit.SECONDS);
    try (SqliteCaptureStore store = open(Layout.DEFAULT)) {
      for (int second = 0; second < CALLS; second += 10) {
        Instant since = start.plusSeconds(second + 5);
        CallStatistics ten = store.statistics(new TimeRange(since, since.plusSeconds(10)));
        assertThat(ten.total().calls())
            .as("from second %d", second)
            .isEqualTo(Math.min(10, CALLS - second - 5));
      }
    }
  }

  @Test
  void olderStore_goesOnInItsSegments() {
    try (SqliteCaptureStore store = open(new Layout(200, 1, 1_000))) {
      StoreFixture.fill(store, CALLS, 1_000);
      store.maintain();
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(2L * CALLS);
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  private SqliteCaptureStore open(Layout layout) {
    return SqliteCaptureStore.builder(directory.resolve("captures.db"))
        .layout(layout)
        .retention(Retention.UNLIMITED)
        .open();
  }
}
