package dev.chronicle.demo.mutants;

import dev.chronicle.demo.ReplayTargets;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Replays recordings and runs tests in a process of its own, which has a mutant in it or none. */
final class Trial {
  static final String UNIT_TESTS = ".*Test";
  static final String REST_TESTS = ".*\\.running\\.(TasksIT|WorkflowIT|GuardsIT|BadInputIT)";
  static final String PASSED = "passed";
  static final String FAILED = "failed";

  private Trial() {}

  /**
   * Takes the file for the results, the names of test classes as a pattern, and recordings. Writes
   * a line for each recording, what differs first or nothing, and then one for the tests.
   */
  public static void main(String[] arguments) throws IOException {
    Path results = Path.of(arguments[0]);
    for (String recording : List.of(arguments).subList(2, arguments.length)) {
      append(results, firstDifference(Path.of(recording)));
    }
    append(results, Tests.pass(arguments[1]) ? PASSED : FAILED);
    System.exit(0);
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
  }

  private static String firstDifference(Path recording) throws IOException {
    TargetResolver targets;
    try {
      targets = new ReplayTargets();
    } catch (RuntimeException unmade) {
      return "no targets: " + unmade.getMessage();
    }
    ReplayReport report =
        Replayer.over(CallSource.file(recording))
            .allowPackages(ReplayTargets.class.getClassLoader(), "dev.chronicle.demo")
            .targets(targets)
            .limit(Integer.MAX_VALUE)
            .timeLimit(Duration.ofSeconds(5))
            .build()
            .run();
    if (report.liveCalls() > 0) {
      throw new AssertionError(report.liveCalls() + " dependencies were really called");
    }
    if (!report.hasFindings()) {
      return "";
    }
    return report.clusters().isEmpty()
        ? report.reasons().firstKey()
        : title(report.clusters().get(0));
  }

  private static String title(Cluster cluster) {
    return cluster.function() + " " + cluster.path() + " " + cluster.kind();
  }
}
