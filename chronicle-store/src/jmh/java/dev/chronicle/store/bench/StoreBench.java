package dev.chronicle.store.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures the store with generated calls: storing, asking, dropping the oldest day.
 *
 * <p>Without a directory, one is made and deleted again. With one, the store is left there, and
 * asked without generating it if it is there already.
 *
 * <pre>{@code
 * mvn -Pbench -pl chronicle-store -am -DskipTests -DskipITs package
 * java -Xmx2g -cp 'chronicle-store/target/bench/*:chronicle-store/target/bench/lib/*' \
 *   dev.chronicle.store.bench.StoreBench 1000000 [directory]
 * }</pre>
 */
public final class StoreBench {
  private StoreBench() {}

  /** Measures a store of so many calls. */
  public static void main(String[] arguments) throws Exception {
    long calls = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be positive, was: " + calls);
    }
    Path scratch = Files.createTempDirectory("chronicle-bench");
    Path directory =
        arguments.length > 1 ? Files.createDirectories(Path.of(arguments[1])) : scratch;
    try {
      RawRows.compare(scratch);
      GeneratedStore generated = new GeneratedStore(directory, calls);
      generated.fill();
      Questions.ask(generated);
      OldestDay.drop(generated, scratch);
    } finally {
      GeneratedStore.delete(scratch);
    }
  }

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
