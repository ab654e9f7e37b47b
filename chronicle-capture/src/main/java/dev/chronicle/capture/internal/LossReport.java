package dev.chronicle.capture.internal;

import dev.chronicle.call.CaptureNotice;
import dev.chronicle.call.DropReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people, once a minute at most, what was lost since it did last: one line in the log, and a
 * notice for each function. For the writer's thread only.
 */
final class LossReport {
  private static final Logger LOG = LoggerFactory.getLogger(LossReport.class);
  private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

  private final CallClock clock;
  private final NoticeBoard notices;
  private final Interval interval = new Interval(BETWEEN_REPORTS);
  private final Map<FunctionCounters, Told> told = new HashMap<>();

  LossReport(CallClock clock, NoticeBoard notices) {
    this.clock = clock;
    this.notices = notices;
  }

  /** Tells what there is to tell, if it is time. */
  void tellOf(Collection<FunctionCounters> functions) {
    List<Told> news = newsOf(functions);
    if (!news.isEmpty() && interval.hasPassed(clock.ticks())) {
      tell(news);
    }
  }

  /** Tells what there is to tell, for the last time. */
  void tellTheRestOf(Collection<FunctionCounters> functions) {
    List<Told> news = newsOf(functions);
    if (!news.isEmpty()) {
      tell(news);
    }
  }

  private List<Told> newsOf(Collection<FunctionCounters> functions) {
    List<Told> news = new ArrayList<>();
    for (FunctionCounters function : functions) {
      Told now = Told.of(function);
      if (!now.isSameAs(told.getOrDefault(function, Told.NOTHING))) {
        news.add(now);
      }
    }
    return news;
  }

  private void tell(List<Told> news) {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    long withoutPayload = 0;
    for (Told now : news) {
      Told before = told.getOrDefault(now.counters, Told.NOTHING);
      withoutPayload += tellOfPayloads(now, before);
      tellOfDrops(now, before).forEach((reason, calls) -> dropped.merge(reason, calls, Long::sum));
      told.put(now.counters, now);
    }
    LOG.warn(
        "Since the last report, {} calls were stored without their values, and dropped were: {}",
        withoutPayload,
        dropped.isEmpty() ? "none" : dropped);
  }

  private long tellOfPayloads(Told now, Told before) {
    long calls = now.withoutPayload - before.withoutPayload;
    if (calls > 0) {
      notices.post(
          CaptureNotice.Kind.PAYLOADS_LEFT_OUT,
          now.counters.function(),
          calls,
          "Under load, %d calls of %s were stored without their values"
              .formatted(calls, now.counters.function().name()));
    }
    return calls;
  }

  private Map<DropReason, Long> tellOfDrops(Told now, Told before) {
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    now.dropped.forEach(
        (reason, calls) -> {
          long more = calls - before.dropped.getOrDefault(reason, 0L);
          if (more > 0) {
            dropped.put(reason, more);
          }
        });
    if (!dropped.isEmpty()) {
      long calls = dropped.values().stream().mapToLong(Long::longValue).sum();
      notices.post(
          CaptureNotice.Kind.CALLS_DROPPED,
          now.counters.function(),
          calls,
          "%d calls of %s were dropped: %s"
              .formatted(calls, now.counters.function().name(), dropped));
    }
    return dropped;
  }

  /** What was told of one function, since the beginning. */
  private record Told(
      FunctionCounters counters, long withoutPayload, Map<DropReason, Long> dropped) {
    static final Told NOTHING = new Told(null, 0, Map.of());

    static Told of(FunctionCounters function) {
      Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
      for (DropReason reason : DropReason.values()) {
        long calls = isALoss(reason) ? function.droppedCount(reason) : 0;
        if (calls > 0) {
          dropped.put(reason, calls);
        }
      }
      return new Told(function, function.withoutPayloadCount(), dropped);
    }

    boolean isSameAs(Told other) {
      return withoutPayload == other.withoutPayload && dropped.equals(other.dropped);
    }

    /** Says whether calls were lost, and not left out as the settings want it. */
    private static boolean isALoss(DropReason reason) {
      return reason != DropReason.SAMPLED_OUT && reason != DropReason.LIMIT_REACHED;
    }
  }
}
