package dev.chronicle.analysis.drift;

import dev.chronicle.analysis.FunctionChange;
import dev.chronicle.analysis.drift.DriftFinding.Kind;
import dev.chronicle.analysis.drift.FunctionSample.Sighting;
import dev.chronicle.call.CallId;
import dev.chronicle.store.DurationDistribution;
import dev.chronicle.store.FunctionStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes the comparisons for one function. Not thread-safe. */
final class FunctionComparison {
  private final String function;
  private final double minimumChange;
  private final List<Candidate> candidates = new ArrayList<>();

  FunctionComparison(String function, double minimumChange) {
    this.function = function;
    this.minimumChange = minimumChange;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /** Compares whether the function is called at all. */
  void presence(FunctionChange change, long allBefore, long allAfter) {
    Share before = new Share(change.before().calls(), allBefore);
    Share after = new Share(change.after().calls(), allAfter);
    Kind kind = change.isNew() ? Kind.FUNCTION_NEW : Kind.FUNCTION_GONE;
    add(kind, "", before + " of calls", after + " of calls", before, after, null, null);
  }

  /** Compares the shares of calls that threw. */
  void errors(FunctionChange change, FunctionSample samplesBefore, FunctionSample samplesAfter) {
    Share before = share(change.before());
    Share after = share(change.after());
    add(
        Kind.ERROR_SHARE,
        "",
        before.toString(),
        after.toString(),
        before,
        after,
        anyError(samplesBefore),
        anyError(samplesAfter));
  }

  /** Compares which types of exceptions are thrown. */
  void exceptions(FunctionSample before, FunctionSample after) {
    appearances(
        before.exceptions(),
        before.calls(),
        after.exceptions(),
        after.calls(),
        Kind.EXCEPTION_NEW,
        Kind.EXCEPTION_GONE);
  }

  /** Compares which paths results have, and of what types. */
  void shapes(FunctionSample before, FunctionSample after) {
    appearances(
        before.shapes(),
        before.returned(),
        after.shapes(),
        after.returned(),
        Kind.SHAPE_NEW,
        Kind.SHAPE_GONE);
  }

  /**
   * Compares durations. Those that differ too little to count are not asked for, as the store has
   * to read a lot for them; that they were compared counts all the same.
   */
  void durations(
      FunctionChange change,
      Supplier<DurationDistribution> before,
      Supplier<DurationDistribution> after) {
    boolean largeEnough =
        isAnother(change.p50Factor().orElse(1)) || isAnother(change.p95Factor().orElse(1));
    DurationDistribution first = largeEnough ? before.get() : DurationDistribution.NONE;
    DurationDistribution second = largeEnough ? after.get() : DurationDistribution.NONE;
    candidates.add(
        new Candidate(
            Kind.DURATION,
            function,
            "",
            text(change.before()),
            text(change.after()),
            DistributionTest.distance(first, second),
            DistributionTest.pValue(first, second),
            largeEnough,
            null,
            null));
  }

  /** Compares outcomes of equal arguments. */
  void outcomes(FunctionSample before, FunctionSample after) {
    candidates.addAll(new OutcomeComparison(function).compare(before, after));
  }

  private boolean isAnother(double factor) {
    return factor >= 1 + minimumChange || factor <= 1 / (1 + minimumChange);
  }

  /** What is seen on both sides is no finding; how often, other comparisons tell. */
  private void appearances(
      Map<String, Sighting> before,
      int allBefore,
      Map<String, Sighting> after,
      int allAfter,
      Kind appeared,
      Kind gone) {
    for (String what : topMost(new TreeSet<>(after.keySet()), before.keySet())) {
      Sighting seen = after.get(what);
      Share none = new Share(0, allBefore);
      Share some = new Share(seen.calls(), allAfter);
      add(appeared, what, "never", some.toString(), none, some, null, seen.example());
    }
    for (String what : topMost(new TreeSet<>(before.keySet()), after.keySet())) {
      Sighting seen = before.get(what);
      Share some = new Share(seen.calls(), allBefore);
      Share none = new Share(0, allAfter);
      add(gone, what, some.toString(), "never", some, none, seen.example(), null);
    }
  }

  /** Returns what is only here, without what stands below a path that itself is only here. */
  private static List<String> topMost(Set<String> here, Set<String> there) {
    Set<String> paths = new HashSet<>();
    there.forEach(what -> paths.add(path(what)));
    List<String> only = new ArrayList<>();
    for (String what : here) {
      if (!there.contains(what) && hasParentIn(path(what), paths)) {
        only.add(what);
      }
    }
    return only;
  }

  private static String path(String what) {
    int type = what.lastIndexOf(": ");
    return type < 0 ? what : what.substring(0, type);
  }

  private static boolean hasParentIn(String path, Set<String> paths) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf("[]"));
    return !path.startsWith("$") || end <= 0 || paths.contains(path.substring(0, end));
  }

  private void add(
      Kind kind,
      String subject,
      String before,
      String after,
      Share first,
      Share second,
      CallId exampleBefore,
      CallId exampleAfter) {
    candidates.add(
        new Candidate(
            kind,
            function,
            subject,
            before,
            after,
            first.distance(second),
            first.pValue(second),
            first.differsBy(minimumChange, second),
            exampleBefore,
            exampleAfter));
  }

  private static CallId anyError(FunctionSample sample) {
    return sample.exceptions().values().stream().findFirst().map(Sighting::example).orElse(null);
  }

  private static Share share(FunctionStats stats) {
    return new Share(stats.errors(), stats.calls());
  }

  private static String text(FunctionStats stats) {
    return "p50 %s, p95 %s".formatted(millis(stats.p50()), millis(stats.p95()));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.3f ms", duration.toNanos() / 1e6);
  }
}
