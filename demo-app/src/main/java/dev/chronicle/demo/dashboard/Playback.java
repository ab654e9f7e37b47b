package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.capture.redaction.Redaction;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.ReplayRun;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
import dev.chronicle.replay.junit.GeneratedTests;
import dev.chronicle.replay.junit.TestGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Plays recorded calls back against this server's own code, one run at a time, with every
 * dependency answered from the recording. Thread-safe.
 */
public final class Playback {
  private static final String[] PACKAGES = {
    "dev.chronicle.demo.core", "dev.chronicle.demo.resources"
  };

  private final RecordedCalls calls;
  private final TargetResolver targets;
  private final Redaction redaction;
  private Optional<Started> current = Optional.empty();

  /**
   * Makes it; nothing runs before {@link #start}.
   *
   * @param calls what was recorded
   * @param targets gives the objects to play back on
   * @param redaction what secrets are hidden with
   */
  public Playback(RecordedCalls calls, TargetResolver targets, Redaction redaction) {
    this.calls = calls;
    this.targets = targets;
    this.redaction = redaction;
  }

  /**
   * A run that was started.
   *
   * @param plan what was asked for
   * @param at when it was
   * @param run how far it is
   */
  record Started(PlaybackPlan plan, Instant at, ReplayRun run) {

    ReplayCounts counts() {
      return run.progress();
    }

    /** Returns the report once the run is over. */
    Optional<ReplayReport> report() {
      return run.isDone() ? Optional.of(run.report()) : Optional.empty();
    }
  }

  /** Starts a run. Returns {@code false}, and does nothing, while one is under way. */
  synchronized boolean start(PlaybackPlan plan, Instant now) {
    if (current.filter(started -> !started.run().isDone()).isPresent()) {
      return false;
    }
    current = Optional.of(new Started(plan, now, replayer(plan).start(result -> {})));
    return true;
  }

  private Replayer replayer(PlaybackPlan plan) {
    Replayer.Builder builder =
        allowed(calls.replayer()).since(plan.since()).until(plan.until()).limit(plan.limit());
    plan.functions().forEach(builder::function);
    return builder.build();
  }

  /** Plays back the calls of a plan and makes JUnit tests of those that match. */
  GeneratedTests tests(PlaybackPlan plan) {
    return generator().generate(replayer(plan));
  }

  /** Plays one call back and makes a JUnit test of it, if it matches. */
  GeneratedTests tests(CapturedCall call) {
    Replayer.Builder one = Replayer.over(new OneCall(call, calls.treeOf(call)));
    return generator().generate(allowed(one).build());
  }

  private TestGenerator generator() {
    return new TestGenerator(Map.of(), targets.getClass().getName());
  }

  /** Ends the run under way, if there is one, after the call that is being played back. */
  synchronized void cancel() {
    current.ifPresent(started -> started.run().cancel());
  }

  /** Returns the run under way, or the last one. */
  synchronized Optional<Started> current() {
    return current;
  }

  /**
   * Plays one call back, with other arguments where some are given.
   *
   * @param arguments JSON by name of the parameter
   */
  ReplayResult replay(CapturedCall call, Map<String, String> arguments) {
    return allowed(calls.replayer()).build().replay(call, arguments);
  }

  private Replayer.Builder allowed(Replayer.Builder builder) {
    return builder
        .allowPackages(Playback.class.getClassLoader(), PACKAGES)
        .targets(targets)
        .redaction(redaction);
  }
}
