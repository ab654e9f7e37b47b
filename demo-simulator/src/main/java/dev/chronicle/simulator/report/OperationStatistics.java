package dev.chronicle.simulator.report;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts and measures one operation, or all together; guarded by its owner. */
final class OperationStatistics {
  private final Histogram latencyMicros = new Histogram(3);
  private final Histogram serviceMicros = new Histogram(3);
  private long planned;
  private long sent;
  private long retried;
  private long succeeded;
  private long conflicts;
  private long failed;
  private long skipped;
  private long unsent;

  void planned() {
    planned++;
  }

  void sent() {
    sent++;
  }

  void retried() {
    retried++;
  }

  void skipped() {
    skipped++;
  }

  void unsent(long waitedNanos) {
    unsent++;
    latencyMicros.recordValue(micros(waitedNanos));
  }

  void answered(long latencyNanos, long serviceNanos, Verdict verdict) {
    latencyMicros.recordValue(micros(latencyNanos));
    serviceMicros.recordValue(micros(serviceNanos));
    if (verdict instanceof Verdict.Success) {
      succeeded++;
    } else if (verdict instanceof Verdict.Conflict) {
      conflicts++;
    } else {
      failed++;
    }
  }

  Figures figures() {
    return new Figures(
        new Counts(planned, sent, retried, succeeded, conflicts, failed, skipped, unsent),
        LatencySummary.of(latencyMicros),
        LatencySummary.of(serviceMicros));
  }

  static long micros(long nanos) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
  }
}
