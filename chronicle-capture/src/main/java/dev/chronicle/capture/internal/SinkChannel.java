package dev.chronicle.capture.internal;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.DroppedCalls;
import dev.chronicle.capture.CallSink;
import dev.chronicle.capture.SinkMetrics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to one sink, with its own accounting: what it took, what it refused, and of which losses
 * and notices it has been told. For the writer's thread only, but for the counts.
 */
final class SinkChannel {
  private static final int MOST_NOTICES = 1_000;

  private final CallSink sink;
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Map<FunctionCounters, Map<DropReason, Long>> reported = new HashMap<>();
  private final Map<FunctionCounters, Long> failedByFunction = new HashMap<>();
  private final Deque<CaptureNotice> notices = new ArrayDeque<>();

  SinkChannel(CallSink sink) {
    this.sink = sink;
  }

  CallSink sink() {
    return sink;
  }

  SinkMetrics metrics() {
    return new SinkMetrics(sink.toString(), stored.get(), failed.get());
  }

  /** Keeps notices for the next batch. */
  void add(List<CaptureNotice> news) {
    notices.addAll(news);
    while (notices.size() > MOST_NOTICES) {
      notices.removeFirst();
    }
  }

  /**
   * Hands over calls, and with them what this sink was not told yet.
   *
   * @param functions those of the calls, in the same order
   * @throws Throwable what the sink threw; nothing of the batch is stored then
   */
  void store(
      List<CapturedCall> calls,
      List<FunctionCounters> functions,
      Collection<FunctionCounters> allFunctions,
      Instant now)
      throws Throwable {
    Map<FunctionCounters, List<DroppedCalls>> losses = unreported(allFunctions, now);
    if (calls.isEmpty() && losses.isEmpty() && notices.isEmpty()) {
      return;
    }
    List<DroppedCalls> dropped = new ArrayList<>();
    losses.values().forEach(dropped::addAll);
    try {
      sink.store(new CallBatch(calls, dropped, List.copyOf(notices)));
    } catch (Throwable failure) {
      failed.addAndGet(calls.size());
      functions.forEach(function -> failedByFunction.merge(function, 1L, Long::sum));
      throw failure;
    }
    stored.addAndGet(calls.size());
    notices.clear();
    losses.forEach(
        (function, itsLosses) -> {
          Map<DropReason, Long> itsReported =
              reported.computeIfAbsent(function, unused -> new EnumMap<>(DropReason.class));
          itsLosses.forEach(loss -> itsReported.merge(loss.reason(), loss.count(), Long::sum));
        });
  }

  private Map<FunctionCounters, List<DroppedCalls>> unreported(
      Collection<FunctionCounters> functions, Instant now) {
    Map<FunctionCounters, List<DroppedCalls>> all = new HashMap<>();
    for (FunctionCounters function : functions) {
      Map<DropReason, Long> known = reported.getOrDefault(function, Map.of());
      for (DropReason reason : DropReason.values()) {
        long more = lost(function, reason) - known.getOrDefault(reason, 0L);
        if (more > 0) {
          all.computeIfAbsent(function, unused -> new ArrayList<>())
              .add(new DroppedCalls(function.function(), reason, now, more));
        }
      }
    }
    return all;
  }

  private long lost(FunctionCounters function, DropReason reason) {
    return reason == DropReason.SINK_FAILED
        ? failedByFunction.getOrDefault(function, 0L)
        : function.droppedCount(reason);
  }
}
