package dev.chronicle.analysis.drift;

import java.util.List;

/**
 * What differs between two sets of calls.
 *
 * @param callsBefore how many calls the first set has
 * @param callsAfter how many calls the second set has
 * @param comparisons how many comparisons were made, which the p-values are corrected for
 * @param findings the worst first
 */
public record DriftReport(
    long callsBefore, long callsAfter, int comparisons, List<DriftFinding> findings) {
  public DriftReport {
    findings = List.copyOf(findings);
  }
}
