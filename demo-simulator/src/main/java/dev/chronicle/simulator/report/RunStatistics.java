package dev.chronicle.simulator.report;

import dev.chronicle.simulator.plan.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts and measures the requests of one run, in memory that does not grow. Thread-safe. */
public final class RunStatistics {
  /** How many failures are kept as examples. */
  public static final int KEPT_FAILURES = 20;

  /** How many kinds of failure are told apart. */
  public static final int MAX_KINDS = 50;

  private final OperationStatistics total = new OperationStatistics();
  private final Map<Operation, OperationStatistics> byOperation = new EnumMap<>(Operation.class);
  private final RecentWindow recent = new RecentWindow();
  private final Map<String, Long> failuresByKind = new LinkedHashMap<>();
  private final Deque<FailedRequest> lastFailures = new ArrayDeque<>();

  /** Starts with all counts at 0. */
  public RunStatistics() {
    for (Operation operation : Operation.values()) {
      byOperation.put(operation, new OperationStatistics());
    }
  }

  /** Counts a request that was planned and is about to be sent. */
  public synchronized void planned(Operation operation) {
    total.planned();
    byOperation.get(operation).planned();
  }

  /** Counts a request that was planned and is not sent, since the server is away. */
  public synchronized void skipped(Operation operation) {
    planned(operation);
    total.skipped();
    byOperation.get(operation).skipped();
  }

  /** Counts a request that was planned and had found no free connection when the run ended. */
  public synchronized void unsent(Operation operation, long waitedNanos) {
    planned(operation);
    total.unsent(waitedNanos);
    byOperation.get(operation).unsent(waitedNanos);
  }

  /** Counts a request that goes out for the first time. */
  public synchronized void sent(Operation operation) {
    total.sent();
    byOperation.get(operation).sent();
  }

  /** Counts a request that goes out once more. */
  public synchronized void resent(Operation operation) {
    sent(operation);
    total.retried();
    byOperation.get(operation).retried();
  }

  /**
   * Counts the end of a request that was sent.
   *
   * @param atNanos when, since the run started
   * @param latencyNanos since it was due
   * @param serviceNanos since it was really sent
   */
  public synchronized void answered(
      Operation operation, long atNanos, long latencyNanos, long serviceNanos, Verdict verdict) {
    total.answered(latencyNanos, serviceNanos, verdict);
    byOperation.get(operation).answered(latencyNanos, serviceNanos, verdict);
    recent.answered(
        TimeUnit.NANOSECONDS.toSeconds(atNanos),
        OperationStatistics.micros(latencyNanos),
        verdict instanceof Verdict.Failure);
    if (verdict instanceof Verdict.Failure failure) {
      keep(new FailedRequest(Duration.ofNanos(atNanos), operation, failure));
    }
  }

  private void keep(FailedRequest failed) {
    String kind = failed.failure().kind();
    boolean room = failuresByKind.size() < MAX_KINDS || failuresByKind.containsKey(kind);
    failuresByKind.merge(room ? kind : "other", 1L, Long::sum);
    lastFailures.addFirst(failed);
    if (lastFailures.size() > KEPT_FAILURES) {
      lastFailures.removeLast();
    }
  }

  /** Returns what was counted so far, with the whole seconds before {@code elapsed} as recent. */
  public synchronized Tally tally(Duration elapsed) {
    Map<Operation, Figures> figures = new EnumMap<>(Operation.class);
    byOperation.forEach((operation, statistics) -> figures.put(operation, statistics.figures()));
    return new Tally(
        total.figures(),
        figures,
        recent.before(elapsed.toSeconds()),
        failuresByKind,
        List.copyOf(lastFailures));
  }
}
