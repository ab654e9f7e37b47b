package dev.chronicle.replay;

import java.util.List;
import java.util.SortedMap;

/**
 * What came of playing calls back. The same calls and the same code give the same report.
 * Immutable.
 *
 * @param counts of all calls
 * @param byFunction the same by public name of the function
 * @param clusters of the calls that diverged, worst first: by kind, then by how many there are
 * @param reasons why calls were not played back, each with its count: {@code SKIPPED: …}
 * @param masked how many differences masks have hidden
 * @param liveCalls how many dependency calls were really made: always 0, counted where they would
 *     be
 */
public record ReplayReport(
    ReplayCounts counts,
    SortedMap<String, ReplayCounts> byFunction,
    List<Cluster> clusters,
    SortedMap<String, Long> reasons,
    long masked,
    long liveCalls) {
  public ReplayReport {
    clusters = List.copyOf(clusters);
  }

  /** Says whether something was found: a call diverged or failed. */
  public boolean hasFindings() {
    return counts.diverged() > 0 || counts.failed() > 0;
  }
}
