package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.Page;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks for a text in calls, newest first, for a bounded time.
 *
 * <p>Nothing but reading calls can tell which of them hold a text. So the search goes back in
 * slices that hold few calls each, as the timeline tells, and after a while says how far it came.
 */
final class TextSearch {
  private static final long PATIENCE_NANOS = Duration.ofMillis(120).toNanos();
  private static final int CALLS_A_SLICE = 2_500;
  private static final int PIECES = 200;

  private final RecordedCalls calls;

  TextSearch(RecordedCalls calls) {
    this.calls = calls;
  }

  /**
   * What a search brought.
   *
   * @param calls newest first
   * @param reached start of the time that was looked through; {@code null} when that is all of it
   */
  record Found(List<CapturedCall> calls, Instant reached) {
    Found {
      calls = List.copyOf(calls);
    }
  }

  /** Looks for at most so many calls as the query's limit; its cursor counts, its offset not. */
  Found find(CallQuery query) {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    List<CapturedCall> found = new ArrayList<>();
    for (TimeRange slice : slices(query.filter())) {
      CallQuery part =
          new CallQuery(
              within(query.filter(), slice),
              query.order(),
              query.limit() - found.size(),
              query.cursor(),
              0);
      Page page = calls.page(part);
      found.addAll(page.calls());
      if (found.size() >= query.limit()) {
        return new Found(found, found.get(found.size() - 1).id().time());
      }
      boolean earliest = Objects.equals(slice.since(), query.filter().since());
      if (System.nanoTime() - giveUp > 0 && !earliest) {
        return new Found(found, slice.since());
      }
    }
    return new Found(found, null);
  }

  /** Cuts the time of a filter, latest first, into slices that hold few calls each. */
  private List<TimeRange> slices(CallFilter filter) {
    Timeline timeline =
        calls.timeline(
            new TimeRange(filter.since(), filter.until()), filter.functionName(), PIECES);
    List<TimeRange> slices = new ArrayList<>();
    Instant until = filter.until();
    long count = 0;
    for (int i = timeline.buckets().size() - 1; i >= 0; i--) {
      Timeline.Bucket bucket = timeline.buckets().get(i);
      long ofBucket = bucket.stats().calls();
      if (ofBucket > CALLS_A_SLICE) {
        Duration part = timeline.width().dividedBy(ofBucket / CALLS_A_SLICE + 1);
        Instant end = bucket.start().plus(timeline.width());
        for (Instant at = end.minus(part); at.isAfter(bucket.start()); at = at.minus(part)) {
          slices.add(new TimeRange(at, until));
          until = at;
        }
        count = 0;
      }
      count += ofBucket;
      if (count >= CALLS_A_SLICE) {
        slices.add(new TimeRange(bucket.start(), until));
        until = bucket.start();
        count = 0;
      }
    }
    slices.add(new TimeRange(filter.since(), until));
    return slices;
  }

  private static CallFilter within(CallFilter filter, TimeRange slice) {
    Instant since = later(filter.since(), slice.since());
    Instant until = slice.until();
    boolean empty = since != null && until != null && until.isBefore(since);
    return new CallFilter(
        filter.functionName(),
        filter.hasError(),
        filter.exceptionType(),
        filter.serviceVersion(),
        since,
        empty ? since : until,
        filter.newerThan(),
        filter.minDuration(),
        filter.maxDuration(),
        filter.traceId(),
        filter.rootsOnly(),
        filter.text());
  }

  private static Instant later(Instant one, Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
