package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes, which only root can have; without it a test is skipped. */
final class SmallDisk implements AutoCloseable {
  private static final int KIB = 1024;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  static SmallDisk mount(Path directory, String size) throws IOException, InterruptedException {
    Path path = Files.createDirectory(directory.resolve("disk"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path.toString())
            .redirectErrorStream(true)
            .start();
    boolean mounted = mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
    Assumptions.assumeTrue(mounted, "a small disk can be mounted by root only");
    return new SmallDisk(path);
  }

  Path path() {
    return path;
  }

  /** Fills the disk, and returns the file to delete when there is to be space again. */
  Path fillUp() throws IOException {
    Path ballast = path.resolve("ballast");
    byte[] some = new byte[KIB];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      return ballast;
    }
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("umount", path.toString()).start().onExit().join();
  }
}
