package dev.chronicle.simulator.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A finished run and what it was asked to keep to.
 *
 * @param target where the requests went
 * @param seed what the plan was drawn from
 * @param run its numbers
 * @param checks how it stood to each threshold
 */
public record RunReport(URI target, long seed, Snapshot run, List<Threshold.Check> checks) {
  /** The kind of failure of a request that found no server. */
  public static final String UNREACHABLE = "unreachable";

  public RunReport {
    checks = List.copyOf(checks);
  }

  /** Checks a run against thresholds. */
  public static RunReport of(URI target, long seed, Snapshot run, List<Threshold> thresholds) {
    Figures total = run.tally().total();
    return new RunReport(
        target, seed, run, thresholds.stream().map(each -> each.check(total)).toList());
  }

  /** Says whether the run took place and kept to every threshold. */
  public boolean passed() {
    return trouble().isEmpty() && checks.stream().allMatch(Threshold.Check::met);
  }

  /** Returns why the run did not take place; empty if it did. */
  public Optional<String> trouble() {
    return neverReached() ? Optional.of("server was never reached at " + target) : run.problem();
  }

  private boolean neverReached() {
    Counts counts = run.tally().total().counts();
    long refused = run.tally().failuresByKind().getOrDefault(UNREACHABLE, 0L);
    return counts.answered() == refused && refused + counts.skipped() > 0;
  }
}
