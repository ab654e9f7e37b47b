package dev.chronicle.demo.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.traffic.Program;
import dev.chronicle.demo.traffic.RecordedTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants mutants in the demo's {@code core} and {@code resources}, one at a time, and sees which of
 * them the demo's tests and a replay of recorded traffic report. Writes {@code target/mutants.md}.
 *
 * <p>{@code -Dmutants=60} takes so many, evenly spaced, of all that there are.
 */
class MutantsIT {
  private static final Path SOURCES = Path.of("src/main/java/dev/chronicle/demo").toAbsolutePath();
  private static final int WANTED = Integer.getInteger("mutants", Integer.MAX_VALUE);
  private static final int SECONDS = Integer.getInteger("mutants.traffic.seconds", 60);

  @TempDir private Path directory;

  @Test
  void replay_reportsMostOfWhatTheTestsReport() throws Exception {
    Path place = Files.createDirectory(directory.resolve("unchanged"));
    Trial unchanged = new Trial(MutantBuild.unchanged(place), place);
    Path traffic =
        exported(RecordedTraffic.record(directory, Duration.ofSeconds(SECONDS), 40), "traffic");
    Path tests = directory.resolve("tests.db");
    unchanged.recordRestTests(tests);
    Path calls = exported(tests, "tests");
    assertThat(unchanged.firstDifference(traffic)).isNull();
    assertThat(unchanged.firstDifference(calls)).isNull();
    assertThat(unchanged.failsUnitTests()).isFalse();
    assertThat(unchanged.failsRestTests()).isFalse();

    MutantTable table = new MutantTable();
    for (Mutant mutant : mutants()) {
      Path work = Files.createTempDirectory(directory, "mutant");
      Optional<MutantBuild> build = MutantBuild.of(mutant, work);
      if (build.isPresent()) {
        table.add(MutantTable.Row.of(mutant, new Trial(build.get(), work), traffic, calls));
        Files.writeString(Path.of("target", "mutants.md"), table.toString());
      }
    }
    System.out.println(table);
  }

  private Path exported(Path database, String name) {
    Path calls = directory.resolve(name + ".jsonl");
    Program export =
        Program.chronicle(directory, List.of("export", "--db=" + database, calls.toString()));
    assertThat(export.exitCode()).as(export.output()).isZero();
    return calls;
  }

  private static List<Mutant> mutants() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String room : List.of("core", "resources")) {
      try (Stream<Path> all = Files.list(SOURCES.resolve(room))) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    List<Mutant> all = MutantFinder.in(files);
    int count = Math.min(WANTED, all.size());
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }
}
