package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets one process at a time move and drop parts, by a lock on a file beside the store's, which the
 * operating system takes back when a process ends. Thread-safe.
 */
final class MaintenanceLock {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private final Path path;

  MaintenanceLock(Path store) {
    this.path = store.resolveSibling(store.getFileName() + "-maintenance");
  }

  /** Runs an action while no other process moves or drops parts; says whether it could. */
  synchronized boolean tryRun(Runnable action) throws IOException {
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || !lock.isValid()) {
        return false;
      }
      action.run();
      return true;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  /** The same, waiting for another process; says {@code false} if that took too long. */
  boolean run(Duration patience, Runnable action) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!tryRun(action)) {
      if (System.nanoTime() - start > patience.toNanos()) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS.toNanos());
    }
    return true;
  }
}
