package dev.chronicle.demo.dashboard;

import dev.chronicle.replay.Cluster;
import dev.chronicle.replay.ReplayCounts;
import dev.chronicle.replay.ReplayReport;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.store.FunctionStats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the page shows on which calls are played back.
 *
 * @param functions what could be played back in the time chosen
 * @param chosen the functions of the last run; empty for all
 * @param limit how many calls the last run was to play back at most
 * @param startedAt when that was; {@code null} before the first
 * @param counts how far it is
 * @param planned how many calls it is about
 * @param report what came of it, once it is over
 * @param problem why what was asked for was not done; empty for none
 */
public record PlaybackPage(
    List<FunctionStats> functions,
    Set<String> chosen,
    int limit,
    Instant startedAt,
    ReplayCounts counts,
    long planned,
    Optional<ReplayReport> report,
    String problem) {
  private static final int LONGEST = 160;

  /** Says whether calls are being played back. */
  public boolean isRunning() {
    return startedAt != null && report.isEmpty();
  }

  /** Says whether a function is to be played back. */
  public boolean isChosen(String function) {
    return chosen.isEmpty() || chosen.contains(function);
  }

  /** Returns the share of the run that is over, 0 to 1. */
  public double progress() {
    if (report.isPresent()) {
      return 1;
    }
    return planned == 0 ? 0 : Math.min(1, (double) counts.total() / planned);
  }

  /** Returns the first difference of a cluster's first example; {@code null} if it has none. */
  public Finding finding(Cluster cluster) {
    return cluster.examples().isEmpty() ? null : Cluster.firstFinding(cluster.examples().get(0));
  }

  /** Returns text that is not too long for a table. */
  public String cut(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
