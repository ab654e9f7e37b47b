package dev.chronicle.store.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures stores of several sizes with generated calls: storing them, beside a plain table,
 * asking, dropping the oldest day. Prints what it does and, at last, a table of all of it; times
 * are milliseconds of processor, p50 / p95, and, in parentheses, elapsed.
 *
 * <p>Without a directory, one is made and deleted again. With one, the stores are left there, each
 * in a directory named after its size, and asked without generating them if they are there already.
 *
 * <pre>{@code
 * mvn -Pbench -pl chronicle-store -am -DskipTests -DskipITs package
 * java -Xmx2g -cp 'chronicle-store/target/bench/*:chronicle-store/target/bench/lib/*' \
 *   dev.chronicle.store.bench.StoreBench 100000 1000000 10000000 [directory]
 * }</pre>
 */
public final class StoreBench {
  private StoreBench() {}

  /** Measures a store of each of so many calls. */
  public static void main(String[] arguments) throws Exception {
    List<Long> sizes = new ArrayList<>();
    Path scratch = Files.createTempDirectory("chronicle-bench");
    Path directory = scratch.resolve("stores");
    for (String argument : arguments) {
      if (argument.matches("[1-9]\\d*")) {
        sizes.add(Long.valueOf(argument));
      } else {
        directory = Path.of(argument);
      }
    }
    ResultTable results = new ResultTable();
    try {
      for (long calls : sizes.isEmpty() ? List.of(100_000L) : sizes) {
        results.column("%,d".formatted(calls));
        Path ofSize = Files.createDirectories(directory.resolve(Long.toString(calls)));
        GeneratedStore generated = new GeneratedStore(ofSize, calls);
        generated.fill(scratch, results);
        Questions.ask(generated, results);
        OldestDay.drop(generated, scratch, results);
      }
      results.print();
    } finally {
      delete(scratch);
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
