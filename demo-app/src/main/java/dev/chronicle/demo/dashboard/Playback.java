package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.ReplayResult;
import dev.chronicle.replay.ReplayRun;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.TargetResolver;
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
  private Optional<Started> current = Optional.empty();

  /**
   * Makes it; nothing runs before {@link #start}.
   *
   * @param calls what was recorded
   * @param targets gives the objects to play back on
   */
  public Playback(RecordedCalls calls, TargetResolver targets) {
    this.calls = calls;
    this.targets = targets;
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
    Replayer.Builder builder =
        builder().since(plan.since()).until(plan.until()).limit(plan.limit());
    plan.functions().forEach(builder::function);
    current = Optional.of(new Started(plan, now, builder.build().start(result -> {})));
    return true;
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
    return builder().build().replay(call, arguments);
  }

  private Replayer.Builder builder() {
    return calls
        .replayer()
        .allowPackages(Playback.class.getClassLoader(), PACKAGES)
        .targets(targets);
  }
}
