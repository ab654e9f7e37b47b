package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicrometerTest {
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final Stock.Shelves shelves = new Stock.InMemory();

  @AfterEach
  void endThread() {
    pool.shutdownNow();
  }

  @Test
  void snapshot_carriesTheCapturedCallToAnotherThread() throws Exception {
    try (Recording recording = Recording.start()) {
      outer();
      // The thread that was visited is outside again.
      pool.submit(() -> new Stock(shelves).has("milk")).get();

      CapturedCall outer = recording.callOf("MicrometerTest.outer");
      assertThat(outer.dependencies())
          .extracting(DependencyCall::path)
          .containsExactlyInAnyOrder("1", "");
      assertThat(recording.callOf("MicrometerTest.inner").parentId()).isEqualTo(outer.id());
      assertThat(recording.callOf("Stock.has").parentId()).isNull();
    }
  }

  @Capture
  private void outer() throws Exception {
    ContextSnapshot snapshot = ContextSnapshotFactory.builder().build().captureAll();
    Runnable task =
        snapshot.wrap(
            () -> {
              shelves.count("tea");
              inner();
            });
    unwoven(task).get();
    try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
      assertThat(scope).isNotNull();
    }
    shelves.count("tea");
  }

  @Capture
  private void inner() {}

  /** Hands the task over as code does that is not woven. */
  private Future<?> unwoven(Runnable task)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return (Future<?>) ExecutorService.class.getMethod("submit", Runnable.class).invoke(pool, task);
  }
}
