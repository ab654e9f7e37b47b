package dev.chronicle.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Outcome;
import dev.chronicle.demo.ReplayTargets;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.Selection;
import dev.chronicle.replay.junit.GeneratedTests;
import dev.chronicle.replay.junit.TestGenerator;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays the simulator's traffic against the demo that recorded it. Some seconds of traffic and a
 * few replays in an ordinary build, ten minutes and a hundred with {@code -Psoak}; or another
 * recording, which {@code -Dchronicle.traffic.recording} names.
 */
class TrafficReplayIT {
  private static final int REQUESTS = Integer.getInteger("chronicle.traffic.requests", 1_500);
  private static final int RATE = Integer.getInteger("chronicle.traffic.rate", 150);
  private static final int REPLAYS = Integer.getInteger("chronicle.traffic.replays", 5);
  private static final int TESTS = Integer.getInteger("chronicle.traffic.tests", 400);
  private static final String GIVEN = System.getProperty("chronicle.traffic.recording");
  private static final int LIMIT = 1_000_000;

  @TempDir private static Path directory;
  private static Path recording;

  @BeforeAll
  static void record() {
    recording =
        GIVEN != null
            ? Path.of(GIVEN).toAbsolutePath()
            : RecordedTraffic.record(directory, REQUESTS, RATE);
  }

  @Test
  void commandLine_findsNothingInUnchangedCode() {
    Program replay =
        Program.chronicle(
            directory,
            List.of(
                "replay",
                "--db=" + recording,
                "--classpath=" + Path.of("target", "demo-app.jar").toAbsolutePath(),
                "--package=dev.chronicle.demo",
                "--targets=" + ReplayTargets.class.getName(),
                "--limit=" + LIMIT));

    assertThat(replay.exitCode()).as(replay.output()).isZero();
    assertThat(replay.output()).contains("0 dependencies were really called");
  }

  @Test
  void everyReplay_endsTheSameToTheByte() {
    List<CapturedCall> calls = calls(LIMIT);
    assertThat(calls).hasSizeGreaterThan(1_000);

    String first = replay(calls);
    for (int i = 1; i < REPLAYS; i++) {
      assertThat(replay(calls).equals(first)).as("replay %d", i + 1).isTrue();
    }
  }

  @Test
  void generatedTests_passOnTheRecordedBuild_andFailForTheCallsThatABugChanges(
      @TempDir Path plain, @TempDir Path buggy) throws Exception {
    CallSource calls = CallSource.of(calls(TESTS));
    GeneratedTests tests;
    Set<String> tested;
    try (DemoBuild build = new DemoBuild(plain)) {
      tests =
          new TestGenerator(Map.of(), ReplayTargets.class.getName())
              .forEveryCall()
              .generate(build.replayer(calls, LIMIT));
      GeneratedRun run = run(tests, build, plain);
      long exact = calls(TESTS).stream().filter(TrafficReplayIT::isExact).count();
      System.out.printf(
          "%d calls, %d of them EXACT, %d generated tests, %d pass; left out: %s%n",
          calls(TESTS).size(), exact, tests.tests(), run.passed().size(), tests.skipped());
      assertThat(run.failed()).isEmpty();
      tested = run.passed();
      assertThat(run.passed()).hasSizeGreaterThan((int) (exact * 0.95));
    }

    try (DemoBuild build = new DemoBuild(buggy)) {
      build.plant(
          "dev/chronicle/demo/core/Task.java",
          "return retryCount() < maxRetries;",
          "return retryCount() <= maxRetries;");
      build.plant(
          "dev/chronicle/demo/core/TaskStatus.java",
          "return name().toLowerCase(Locale.ROOT);",
          "return this == COMPLETED ? \"done\" : name().toLowerCase(Locale.ROOT);");
      Set<String> changed = new TreeSet<>();
      build
          .replayer(calls, LIMIT)
          .start(
              result -> {
                if (!(result instanceof ReplayResult.Matched)) {
                  changed.add(result.call().id().toString());
                }
              })
          .report();
      changed.retainAll(tested);
      GeneratedRun run = run(tests, build, buggy);

      assertThat(changed).isNotEmpty();
      assertThat(run.failed().keySet()).isEqualTo(changed);
    }
  }

  private static GeneratedRun run(GeneratedTests tests, DemoBuild build, Path directory)
      throws Exception {
    tests.writeTo(directory, directory);
    build.compile(tests.sources().keySet().stream().map(directory::resolve).toList());
    return GeneratedRun.of(tests, build);
  }

  private static boolean isExact(CapturedCall call) {
    return call.arguments().stream()
            .allMatch(argument -> argument.value().fidelity() == Fidelity.EXACT)
        && (!(call.outcome() instanceof Outcome.Returned returned)
            || returned.value().fidelity() == Fidelity.EXACT);
  }

  private static List<CapturedCall> calls(int limit) {
    List<CapturedCall> calls = new ArrayList<>();
    try (CaptureStore store = SqliteCaptureStore.openReadOnly(recording)) {
      CallSource.of(store).forEach(new Selection(Set.of(), null, null, limit), calls::add);
    }
    return calls;
  }

  /** Returns the outcome of each call and the report. */
  private static String replay(List<CapturedCall> calls) {
    StringBuilder outcomes = new StringBuilder();
    ReplayReport report =
        Replayer.over(calls)
            .allowPackages(ReplayTargets.class.getClassLoader(), "dev.chronicle.demo")
            .targets(new ReplayTargets())
            .limit(LIMIT)
            .build()
            .start(result -> outcomes.append(outcomeOf(result)).append('\n'))
            .report();
    assertThat(report.counts().matched()).isEqualTo(calls.size());
    assertThat(report.liveCalls()).isZero();
    return outcomes + ReportFormat.JSON.write(report);
  }

  private static String outcomeOf(ReplayResult result) {
    if (result instanceof ReplayResult.Matched matched) {
      Outcome outcome = matched.replayed().outcome();
      String text =
          outcome instanceof Outcome.Threw threw
              ? threw.error().type() + ": " + threw.error().message() + threw.mutatedArguments()
              : outcome.toString();
      return result.call().id() + " " + text;
    }
    return result.toString();
  }
}
