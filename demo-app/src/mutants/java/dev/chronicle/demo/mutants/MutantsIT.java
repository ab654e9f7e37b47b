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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants mutants in the demo, one at a time, and sees which of them its tests report, and which a
 * replay of recorded traffic. Writes {@code target/mutants.md}.
 *
 * <p>The mutants are those of {@link ChosenMutants}, out of all that {@link MutantFinder} finds in
 * {@code core} and in those resources that tasks go through.
 */
@Tag("mutants")
class MutantsIT {
  private static final Path SOURCES = Path.of("src/main/java/dev/chronicle/demo").toAbsolutePath();
  private static final List<String> RESOURCES =
      List.of(
          "TaskOperations",
          "WorkflowOperations",
          "TaskResource",
          "WorkflowResource",
          "EntityTags",
          "QueueExceptionMapper");
  private static final int AT_ONCE = 2;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir private Path directory;
  private Path traffic;
  private final ConcurrentLinkedQueue<MutantRow> rows = new ConcurrentLinkedQueue<>();

  @Test
  void replay_reportsMostOfWhatTheTestsReport() throws Exception {
    traffic = recording();
    MutantBuild unchanged = MutantBuild.unchanged(Files.createTempDirectory(directory, "none"));
    assertThat(tried(unchanged)).containsExactly("", Trial.PASSED);
    assertThat(restTests(unchanged)).containsExactly(Trial.PASSED);

    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> trials = new ArrayList<>();
      for (Mutant mutant : ChosenMutants.of(MutantFinder.in(files()))) {
        trials.add(threads.submit(() -> tryOut(mutant)));
      }
      for (Future<?> trial : trials) {
        trial.get();
      }
    } finally {
      threads.shutdownNow();
    }
    MutantTable table = new MutantTable(List.copyOf(rows));
    assertThat(table.share()).isGreaterThanOrEqualTo(0.9);
  }

  /** Returns calls recorded in a day, or those that {@code -Dmutants.recording} names. */
  private Path recording() {
    String given = System.getProperty("mutants.recording");
    return given == null ? exported(RecordedTraffic.recordDay(directory)) : Path.of(given);
  }

  private Void tryOut(Mutant mutant) throws IOException {
    Path place = Files.createTempDirectory(directory, "mutant");
    Optional<MutantBuild> build = MutantBuild.of(mutant, place);
    if (build.isPresent()) {
      rows.add(row(mutant, build.get()));
      synchronized (this) {
        MutantTable table = new MutantTable(List.copyOf(rows));
        Files.writeString(Path.of("target", "mutants.md"), table.toString());
      }
    }
    return null;
  }

  private MutantRow row(Mutant mutant, MutantBuild build) throws IOException {
    List<String> results = tried(build);
    String difference = results.isEmpty() ? "took too long" : results.get(0);
    if (!passed(results)) {
      return new MutantRow(mutant, MutantRow.UNIT, difference);
    }
    String tests = passed(restTests(build)) ? "" : MutantRow.REST;
    return new MutantRow(mutant, tests, difference);
  }

  /** What takes too long has not passed. */
  private static boolean passed(List<String> results) {
    return !results.isEmpty() && results.get(results.size() - 1).equals(Trial.PASSED);
  }

  private List<String> tried(MutantBuild build) throws IOException {
    return build.run(LIMIT, Path.of("").toAbsolutePath(), Trial.UNIT_TESTS, traffic.toString());
  }

  private static List<String> restTests(MutantBuild build) throws IOException {
    return build.run(LIMIT, build.workingDirectory(), Trial.REST_TESTS);
  }

  private Path exported(Path database) {
    Path file = directory.resolve("traffic.jsonl");
    Program export =
        Program.chronicle(directory, List.of("export", "--db=" + database, file.toString()));
    assertThat(export.exitCode()).as(export.output()).isZero();
    return file;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> core = Files.list(SOURCES.resolve("core"))) {
      core.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
    }
    RESOURCES.forEach(name -> files.add(SOURCES.resolve("resources").resolve(name + ".java")));
    return files;
  }
}
