package dev.chronicle.analysis;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.CallOrder;
import dev.chronicle.store.CallQuery;
import dev.chronicle.store.CallStatistics;
import dev.chronicle.store.CaptureStore;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.TimeRange;
import dev.chronicle.store.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers questions about what is stored. Thread-safe; throws what {@link CaptureStore} throws.
 *
 * <p>Every function is named by its public name; where a name may be {@code null}, that stands for
 * all functions.
 */
public final class Analysis {
  private final CaptureStore store;

  private Analysis(CaptureStore store) {
    this.store = Objects.requireNonNull(store, "store must not be null");
  }

  /** Looks into {@code store}, which stays the caller's to close. */
  public static Analysis of(CaptureStore store) {
    return new Analysis(store);
  }

  /** Returns each function's figures and how they develop, most calls first. */
  public List<FunctionTrend> functions(Selection selection) {
    CallStatistics whole = store.statistics(selection.range(), selection.serviceVersion());
    if (whole.total().calls() == 0) {
      return List.of();
    }
    Instant middle = middle(selection.range());
    TimeRange earlierHalf = new TimeRange(selection.range().since(), middle);
    TimeRange laterHalf = new TimeRange(middle, selection.range().until());
    Map<String, FunctionStats> earlier = byName(earlierHalf, selection.serviceVersion());
    Map<String, FunctionStats> later = byName(laterHalf, selection.serviceVersion());
    return whole.byFunction().stream()
        .map(
            function ->
                new FunctionTrend(
                    function, of(function.name(), earlier), of(function.name(), later)))
        .toList();
  }

  /**
   * Returns how long calls take, and how that develops.
   *
   * @param columns how many pieces of time at most, 1 to 10,000
   */
  public DurationProfile durations(String functionName, TimeRange range, int columns) {
    Timeline timeline = store.timeline(range, functionName, columns);
    return new DurationProfile(
        DurationHistogram.of(store.durations(range, functionName, null)),
        timeline,
        HeatMap.of(timeline));
  }

  /**
   * Returns the kinds of errors, by the newest calls that threw.
   *
   * @param most how many calls to look at, at most; positive
   */
  public ErrorPatterns errors(String functionName, Selection selection, int most) {
    requirePositive("most", most);
    CallFilter filter = selection.filter().functionName(functionName).hasError(true).build();
    ErrorGrouping grouping = new ErrorGrouping();
    NewestCalls.Visited visited = new NewestCalls(store, filter).visit(most, grouping::add);
    return new ErrorPatterns(grouping.patterns(), visited.calls(), visited.all());
  }

  /**
   * Returns the calls that took longest, the longest first.
   *
   * @param limit how many, 1 to {@link CallQuery#MAX_LIMIT}
   */
  public List<CapturedCall> slowest(String functionName, Selection selection, int limit) {
    CallFilter filter = selection.filter().functionName(functionName).build();
    return store.find(new CallQuery(filter, CallOrder.SLOWEST, limit, null, 0)).calls();
  }

  /**
   * Returns where the time of a function goes, by its newest calls.
   *
   * @param most how many calls to look at, at most; positive
   */
  public DependencyShares dependencies(String functionName, Selection selection, int most) {
    DependencyGrouping grouping = new DependencyGrouping();
    newest(functionName, selection, most, grouping::add);
    return grouping.shares();
  }

  /**
   * Shows the newest calls to a visitor, the newest first.
   *
   * @param most how many at most; positive
   */
  public void newest(
      String functionName, Selection selection, int most, Consumer<? super CapturedCall> visitor) {
    requirePositive("most", most);
    CallFilter filter = selection.filter().functionName(functionName).build();
    new NewestCalls(store, filter).visit(most, visitor);
  }

  /** Returns how figures went from one set of calls to another, function by function. */
  public Comparison compare(Selection before, Selection after) {
    CallStatistics first = store.statistics(before.range(), before.serviceVersion());
    CallStatistics second = store.statistics(after.range(), after.serviceVersion());
    Map<String, FunctionStats> firstByName = byName(first);
    Map<String, FunctionStats> secondByName = byName(second);
    Set<String> names = new LinkedHashSet<>(firstByName.keySet());
    names.addAll(secondByName.keySet());
    List<FunctionChange> changes =
        names.stream()
            .map(name -> new FunctionChange(of(name, firstByName), of(name, secondByName)))
            .sorted(Comparator.comparingDouble(Analysis::size).reversed())
            .toList();
    return new Comparison(new FunctionChange(first.total(), second.total()), changes);
  }

  /** A measure of how much changed: twice as slow counts as ten points of errors more. */
  private static double size(FunctionChange change) {
    if (change.isNew() || change.isGone()) {
      return Double.MAX_VALUE;
    }
    double slower =
        Math.max(
            Math.abs(Math.log(change.p50Factor().orElse(1)) / Math.log(2)),
            Math.abs(Math.log(change.p95Factor().orElse(1)) / Math.log(2)));
    return slower + Math.abs(change.errorRateDifference().orElse(0)) * 10;
  }

  /** Returns the middle of a range whose open ends are where the stored calls begin and end. */
  private Instant middle(TimeRange range) {
    List<Timeline.Bucket> halves = store.timeline(range, null, 2).buckets();
    if (halves.isEmpty()) {
      return range.since() == null ? Instant.EPOCH : range.since();
    }
    return halves.get(halves.size() - 1).start();
  }

  private Map<String, FunctionStats> byName(TimeRange range, String serviceVersion) {
    return byName(store.statistics(range, serviceVersion));
  }

  private static Map<String, FunctionStats> byName(CallStatistics statistics) {
    Map<String, FunctionStats> byName = new LinkedHashMap<>();
    statistics.byFunction().forEach(function -> byName.put(function.name(), function));
    return byName;
  }

  private static FunctionStats of(String name, Map<String, FunctionStats> byName) {
    FunctionStats stats = byName.get(name);
    return stats == null ? Comparison.none(name) : stats;
  }

  private static void requirePositive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be positive, was: " + number);
    }
  }
}
