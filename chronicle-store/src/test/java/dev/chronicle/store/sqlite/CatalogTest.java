package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.store.Calls;
import dev.chronicle.store.sqlite.SqliteCaptureStore.Synchronous;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  @TempDir private Path directory;
  private int stored;

  @Test
  void readerOfAnEarlierState_seesAllItsBlocks_alsoAfterALaterStateWasRead() throws SQLException {
    Path file = directory.resolve("captures.db");
    Catalog catalog = Snapshot.Context.of(file, Layout.DEFAULT).catalog();
    Connections connections = new Connections(file, Synchronous.NORMAL);
    try (SqliteCaptureStore store = SqliteCaptureStore.open(file)) {
      store(store);
      try (Reader slow = new Reader(connections.openReader());
          Reader quick = new Reader(connections.openReader())) {
        assertThat(Catalog.rows(slow)).hasSize(1);
        for (int n = 0; n < 5; n++) {
          store(store);
        }

        assertThat(calls(catalog.parts(quick))).isEqualTo(6);
        assertThat(calls(catalog.parts(slow))).isEqualTo(1);
        quick.endSnapshot();
        assertThat(calls(catalog.parts(quick))).isEqualTo(6);
      }
    }
  }

  private void store(SqliteCaptureStore store) {
    store.store(new CallBatch(List.of(Calls.returned(stored++, "place", Duration.ofMillis(1)))));
  }

  private static long calls(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.blocks().stream())
        .mapToLong(block -> block.summary().calls())
        .sum();
  }
}
