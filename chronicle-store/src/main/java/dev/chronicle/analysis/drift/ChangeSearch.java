package dev.chronicle.analysis.drift;

import dev.chronicle.analysis.FunctionChange;
import dev.chronicle.analysis.drift.DriftFinding.Kind;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.Timeline;
import dev.chronicle.store.Timeline.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Searches a timeline for the first piece of time that is no longer as it was before. A piece
 * counts if it has enough calls to tell, and if the next such piece, where there is one, says the
 * same.
 */
final class ChangeSearch {
  private static final double SIGNIFICANCE = 0.001;
  private static final double SLOWER = 1.5;
  private static final int CALLS_FOR_ERRORS = 5;
  private static final int CALLS_FOR_DURATION = 20;

  private final FunctionStats before;
  private final Timeline timeline;

  ChangeSearch(FunctionStats before, Timeline timeline) {
    this.before = before;
    this.timeline = timeline;
  }

  /** Returns the first change of each kind. */
  List<FirstChange> search(FunctionChange change) {
    List<FirstChange> found = new ArrayList<>();
    if (change.isNew()) {
      first(1, bucket -> true).ifPresent(bucket -> found.add(at(Kind.FUNCTION_NEW, bucket)));
      return found;
    }
    first(CALLS_FOR_ERRORS, this::hasOtherErrorShare)
        .ifPresent(bucket -> found.add(at(Kind.ERROR_SHARE, bucket)));
    first(CALLS_FOR_DURATION, this::isSlower)
        .ifPresent(bucket -> found.add(at(Kind.DURATION, bucket)));
    return found;
  }

  private Optional<Bucket> first(int calls, Predicate<Bucket> differs) {
    List<Bucket> telling =
        timeline.buckets().stream().filter(bucket -> bucket.stats().calls() >= calls).toList();
    for (int i = 0; i < telling.size(); i++) {
      boolean confirmed = i + 1 == telling.size() || differs.test(telling.get(i + 1));
      if (confirmed && differs.test(telling.get(i))) {
        return Optional.of(telling.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean hasOtherErrorShare(Bucket bucket) {
    FunctionStats now = bucket.stats();
    return ProportionTest.pValue(before.errors(), before.calls(), now.errors(), now.calls())
        < SIGNIFICANCE;
  }

  private boolean isSlower(Bucket bucket) {
    return bucket.stats().p50().toNanos() >= SLOWER * before.p50().toNanos();
  }

  private FirstChange at(Kind kind, Bucket bucket) {
    return new FirstChange(kind, before.name(), bucket.start(), before, bucket.stats());
  }
}
