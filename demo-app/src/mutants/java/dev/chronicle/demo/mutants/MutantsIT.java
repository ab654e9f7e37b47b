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
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants mutants in the demo, one at a time, and sees which of them its tests report, and which a
 * replay of recorded calls: the simulator's traffic, and what the tests of the REST interface send.
 * Writes {@code target/mutants.md}.
 *
 * <p>The mutants are all that {@link MutantFinder} finds in {@code core} and in those resources
 * that tasks go through; with {@code -Dmutants=44} so many of them, evenly spaced.
 */
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
  private static final int WANTED = Integer.getInteger("mutants", Integer.MAX_VALUE);
  private static final Duration TRAFFIC = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path directory;
  private Path traffic;
  private Path calls;

  @Test
  void replay_reportsMostOfWhatTheUnitTestsReport() throws Exception {
    traffic = exported(RecordedTraffic.record(directory, TRAFFIC, 40), "traffic");
    MutantBuild unchanged = MutantBuild.unchanged(Files.createTempDirectory(directory, "none"));
    calls = exported(recordRestTests(unchanged), "tests");
    assertThat(tried(unchanged)).containsExactly("", "", Trial.PASSED);

    MutantTable table = new MutantTable();
    for (Mutant mutant : mutants()) {
      Path place = Files.createTempDirectory(directory, "mutant");
      Optional<MutantBuild> build = MutantBuild.of(mutant, place);
      if (build.isPresent()) {
        table.add(row(mutant, build.get()));
        Files.writeString(Path.of("target", "mutants.md"), table.toString());
      }
    }
    assertThat(table.shareOfUnitTests()).isGreaterThanOrEqualTo(0.9);
  }

  private MutantRow row(Mutant mutant, MutantBuild build) throws IOException {
    List<String> results = tried(build);
    String tests = "unit";
    if (passed(results)) {
      tests = passed(restTests(build, Map.of())) ? "" : "REST";
    }
    boolean isInTraffic = !results.get(0).isEmpty();
    String difference = results.get(isInTraffic ? 0 : 1);
    String recording = isInTraffic ? "traffic" : difference.isEmpty() ? "" : "tests";
    return new MutantRow(mutant, tests, recording, difference);
  }

  /** What takes too long has not passed. */
  private static boolean passed(List<String> results) {
    return !results.isEmpty() && results.get(results.size() - 1).equals(Trial.PASSED);
  }

  private List<String> tried(MutantBuild build) throws IOException {
    return build.run(
        LIMIT,
        Path.of("").toAbsolutePath(),
        Map.of(),
        Trial.UNIT_TESTS,
        traffic.toString(),
        calls.toString());
  }

  private static List<String> restTests(MutantBuild build, Map<String, String> environment)
      throws IOException {
    return build.run(LIMIT, build.workingDirectory(), environment, Trial.REST_TESTS);
  }

  private Path recordRestTests(MutantBuild build) throws IOException {
    Path database = directory.resolve("tests.db");
    String option = "-Ddw.capturesJdbcUrl=jdbc:sqlite:" + database;
    assertThat(restTests(build, Map.of("JDK_JAVA_OPTIONS", option))).containsExactly(Trial.PASSED);
    return database;
  }

  private Path exported(Path database, String name) {
    Path file = directory.resolve(name + ".jsonl");
    Program export =
        Program.chronicle(directory, List.of("export", "--db=" + database, file.toString()));
    assertThat(export.exitCode()).as(export.output()).isZero();
    return file;
  }

  private static List<Mutant> mutants() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> core = Files.list(SOURCES.resolve("core"))) {
      core.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
    }
    RESOURCES.forEach(name -> files.add(SOURCES.resolve("resources").resolve(name + ".java")));
    List<Mutant> all = MutantFinder.in(files);
    int count = Math.min(WANTED, all.size());
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }
}
