package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.resources.RecordedCalls;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many calls pass filters, as the statistics have it that figures elsewhere are made of too.
 *
 * @param calls how many
 * @param exact whether none is missing or too many, as durations are counted by bins
 */
public record Matching(long calls, boolean exact) {

  /** Counts the calls, or returns nothing where only reading all of them could tell. */
  static Optional<Matching> of(RecordedCalls calls, CallFilter filter) {
    boolean unknown =
        filter.text() != null || filter.traceId() != null || filter.exceptionType() != null;
    boolean bySpan = filter.minDuration() != null || filter.maxDuration() != null;
    if (unknown || (bySpan && filter.hasError() != null)) {
      return Optional.empty();
    }
    TimeRange range = new TimeRange(filter.since(), filter.until());
    return Optional.of(
        bySpan
            ? new Matching(within(calls, range, filter), false)
            : new Matching(counted(calls, range, filter), true));
  }

  private static long within(RecordedCalls calls, TimeRange range, CallFilter filter) {
    Duration most = filter.maxDuration();
    Duration least = filter.minDuration() == null ? Duration.ZERO : filter.minDuration();
    return calls.durations(range, filter.functionName(), filter.serviceVersion()).bins().stream()
        .filter(bin -> bin.to().compareTo(least) >= 0)
        .filter(bin -> most == null || bin.from().compareTo(most) <= 0)
        .mapToLong(bin -> bin.calls())
        .sum();
  }

  private static long counted(RecordedCalls calls, TimeRange range, CallFilter filter) {
    List<FunctionStats> stats = calls.statistics(range, filter.serviceVersion()).byFunction();
    return stats.stream()
        .filter(each -> filter.functionName() == null || each.name().equals(filter.functionName()))
        .mapToLong(each -> counted(each, filter.hasError()))
        .sum();
  }

  private static long counted(FunctionStats stats, Boolean hasError) {
    if (hasError == null) {
      return stats.calls();
    }
    return hasError ? stats.errors() : stats.calls() - stats.errors();
  }
}
