package dev.chronicle.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.demo.ReplayTargets;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.Selection;
import dev.chronicle.replay.report.ReportFormat;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays the simulator's traffic against the demo that recorded it. Some seconds of traffic and a
 * few replays in an ordinary build, ten minutes and a hundred with {@code -Psoak}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TrafficReplayIT {
  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("chronicle.traffic.seconds", 12));
  private static final int RATE = Integer.getInteger("chronicle.traffic.rate", 100);
  private static final int REPLAYS = Integer.getInteger("chronicle.traffic.replays", 5);
  private static final int LIMIT = 1_000_000;

  private Path recording;

  @BeforeAll
  void record(@TempDir Path directory) {
    recording = RecordedTraffic.record(directory, LENGTH, RATE);
  }

  @Test
  void commandLine_findsNothingInUnchangedCode(@TempDir Path directory) {
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
    List<CapturedCall> calls = new ArrayList<>();
    try (CaptureStore store = SqliteCaptureStore.openReadOnly(recording)) {
      CallSource.of(store).forEach(new Selection(Set.of(), null, null, LIMIT), calls::add);
    }
    assertThat(calls).hasSizeGreaterThan(1_000);

    String first = replay(calls);
    for (int i = 1; i < REPLAYS; i++) {
      assertThat(replay(calls).equals(first)).as("replay %d", i + 1).isTrue();
    }
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
