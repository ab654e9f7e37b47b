package dev.chronicle.simulator.report;

import dev.chronicle.simulator.plan.Operation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything counted and measured in a run up to one moment.
 *
 * @param total all operations together
 * @param byOperation each operation, in the order of the mix
 * @param recent the last seconds
 * @param failuresByKind how often each kind of failure came, in the order of their first coming;
 *     kinds beyond {@value RunStatistics#MAX_KINDS} are counted as {@code other}
 * @param lastFailures the most recent failures, newest first, {@value RunStatistics#KEPT_FAILURES}
 *     at most
 */
public record Tally(
    Figures total,
    Map<Operation, Figures> byOperation,
    RecentFigures recent,
    Map<String, Long> failuresByKind,
    List<FailedRequest> lastFailures) {
  public Tally {
    byOperation = Collections.unmodifiableMap(new EnumMap<>(byOperation));
    failuresByKind = Collections.unmodifiableMap(new LinkedHashMap<>(failuresByKind));
    lastFailures = List.copyOf(lastFailures);
  }
}
