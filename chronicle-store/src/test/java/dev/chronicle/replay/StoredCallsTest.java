package dev.chronicle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.Calls;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCallsTest {
  private static final int NESTED = 50;

  @TempDir private Path directory;

  @Test
  void tree_isReadOnceForAllOfItsCalls() {
    List<CapturedCall> calls = new ArrayList<>();
    calls.add(Calls.returned(0, "place", Duration.ofMillis(1)));
    for (int n = 1; n <= NESTED; n++) {
      calls.add(Calls.within(Calls.id(0), n, "price"));
    }
    CapturedCall other = Calls.returned(NESTED + 1, "place", Duration.ofMillis(1));
    calls.add(other);
    try (SqliteCaptureStore store = SqliteCaptureStore.open(directory.resolve("captures.db"))) {
      store.store(new CallBatch(calls));
      AtomicInteger reads = new AtomicInteger();
      StoredCalls source = new StoredCalls(counting(store, reads));

      for (CapturedCall call : calls) {
        assertThat(source.tree(call)).isEqualTo(store.tree(call.id(), 1_000));
      }
      assertThat(reads).hasValue(2);
    }
  }

  /** The same store, counting how often a tree is read from it. */
  private static CaptureStore counting(CaptureStore store, AtomicInteger reads) {
    return (CaptureStore)
        Proxy.newProxyInstance(
            CaptureStore.class.getClassLoader(),
            new Class<?>[] {CaptureStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("tree")) {
                reads.incrementAndGet();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
