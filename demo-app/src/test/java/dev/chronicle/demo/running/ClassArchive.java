package dev.chronicle.demo.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The packaged server's classes as the JVM keeps them (a dynamic CDS archive), made once a build by
 * whichever test comes first: a server of a test's starts with a third less work.
 */
final class ClassArchive {
  private static final List<String> OPTIONS = optionsFor(RunningDemo.jar());

  private ClassArchive() {}

  /** Returns the options that make a JVM use the archive; none if this JVM keeps no classes. */
  static List<String> options() {
    return OPTIONS;
  }

  private static List<String> optionsFor(Path jar) {
    Path archive = jar.resolveSibling("class-archive.jsa");
    Path lock = jar.resolveSibling("class-archive.lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (held.isValid() && !isOf(jar, archive)) {
        make(jar, archive);
      }
      return isOf(jar, archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make the class archive of " + jar, failure);
    }
  }

  /** The JVM would refuse an archive of another build. */
  private static boolean isOf(Path jar, Path archive) throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) >= 0;
  }

  private static void make(Path jar, Path archive) throws IOException {
    Path unfinished = archive.resolveSibling("class-archive.unfinished");
    List<String> options = List.of("-XX:ArchiveClassesAtExit=" + unfinished);
    RunningDemo server =
        RunningDemo.launchWith(options, jar, archive.resolveSibling("class-archive"), Map.of());
    try (RunningDemo ready = RunningDemo.awaitReady(server)) {
      ready.api().get("/tasks");
      ready.api().get("/dashboard");
    }
    if (Files.exists(unfinished)) {
      Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
