package dev.chronicle.simulator.report;

import dev.chronicle.simulator.plan.Operation;
import dev.chronicle.simulator.plan.RunLimit;
import dev.chronicle.simulator.plan.TrafficSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run as it stood at one moment.
 *
 * @param state whether it goes on
 * @param settings the traffic asked for at that moment
 * @param limit when it ends by itself
 * @param elapsed since it started; no longer grows once no more requests fall due
 * @param askedRate requests a second that were asked for at that moment, scenario included
 * @param inFlight requests sent and not answered
 * @param away for how long the server has not been reachable; empty while it is
 * @param tally what came of the requests
 * @param problem why the run failed; empty unless it did
 */
public record Snapshot(
    RunState state,
    TrafficSettings settings,
    RunLimit limit,
    Duration elapsed,
    double askedRate,
    int inFlight,
    Optional<Duration> away,
    Tally tally,
    Optional<String> problem) {

  /** Returns answers a second over the whole run; 0 at its very start. */
  public double reachedRate() {
    return elapsed.isZero()
        ? 0
        : tally.total().counts().answered()
            * (double) Duration.ofSeconds(1).toNanos()
            / elapsed.toNanos();
  }

  /** Returns how far along the run is, 0 to 1; empty where it has no bound. */
  public OptionalDouble progress() {
    return limit.progress(elapsed, tally.total().counts().planned());
  }

  /** Returns what is known of one operation. */
  public Figures of(Operation operation) {
    return tally.byOperation().get(operation);
  }
}
