package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets one store at a time move and drop parts, by a lock on a file beside the store's, which the
 * operating system takes back when a process ends. Thread-safe.
 */
final class MaintenanceLock {
  /**
   * Files that this process holds the lock of. The operating system would drop the lock as soon as
   * any other channel to the same file is closed, so that none may be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private final Path path;

  MaintenanceLock(Path store) {
    this.path = store.resolveSibling(store.getFileName() + "-maintenance");
  }

  /** Runs an action while nobody else moves or drops parts; says whether it could. */
  synchronized boolean tryRun(Runnable action) throws IOException {
    if (!HELD.add(path)) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || !lock.isValid()) {
        return false;
      }
      action.run();
      return true;
    } finally {
      HELD.remove(path);
    }
  }

  /** The same, waiting for others; says {@code false} if that took too long. */
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
