package dev.chronicle.analysis.drift;

import dev.chronicle.call.CallId;

/**
 * A comparison that was made, before it is known whether it counts.
 *
 * @param largeEnough whether the difference would matter if it is significant
 */
record Candidate(
    DriftFinding.Kind kind,
    String function,
    String subject,
    String before,
    String after,
    double size,
    double pValue,
    boolean largeEnough,
    CallId exampleBefore,
    CallId exampleAfter) {

  DriftFinding toFinding(double correctedPValue) {
    return new DriftFinding(
        kind,
        function,
        subject,
        before,
        after,
        size,
        pValue,
        correctedPValue,
        exampleBefore,
        exampleAfter);
  }
}
