package dev.chronicle.replay.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * Test classes made of recorded calls. Immutable.
 *
 * @param sources Java source by path, {@code com/example/OrdersRecordedTest.java}
 * @param resources what the tests read, and the recordings they were made of, likewise
 * @param tests how many tests there are
 * @param skipped why calls were left out, each with its count
 */
public record GeneratedTests(
    SortedMap<String, String> sources,
    SortedMap<String, String> resources,
    int tests,
    SortedMap<String, Long> skipped) {

  /** Writes everything below two directories, over what stands there. */
  public void writeTo(Path sourceRoot, Path resourceRoot) throws IOException {
    write(sources, sourceRoot);
    write(resources, resourceRoot);
  }

  private static void write(Map<String, String> files, Path root) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
