package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceLockTest {
  @TempDir private Path directory;

  @Test
  void anotherStoreOfTheSameProcess_isRefused_andDoesNotFreeTheLock() throws Exception {
    Path store = directory.resolve("captures.db");
    AtomicBoolean ran = new AtomicBoolean();
    new MaintenanceLock(store)
        .tryRun(
            () -> {
              assertThat(runs(new MaintenanceLock(store))).isFalse();
              assertThat(runsInAnotherProcess(store)).as("while this process works").isFalse();
              ran.set(true);
            });
    assertThat(ran).isTrue();
    assertThat(runsInAnotherProcess(store)).as("afterwards").isTrue();
    assertThat(runs(new MaintenanceLock(store))).isTrue();
  }

  private static boolean runsInAnotherProcess(Path store) {
    try {
      return new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Other.class.getName(),
                  store.toString())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static boolean runs(MaintenanceLock lock) {
    try {
      return lock.tryRun(() -> {});
    } catch (java.io.IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Exits with 0 if it gets the lock. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) {
      System.exit(runs(new MaintenanceLock(Path.of(arguments[0]))) ? 0 : 1);
    }
  }
}
