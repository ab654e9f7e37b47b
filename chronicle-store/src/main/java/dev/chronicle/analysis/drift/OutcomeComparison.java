package dev.chronicle.analysis.drift;

import dev.chronicle.analysis.drift.FunctionSample.Result;
import dev.chronicle.call.CallId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares outcomes of equal arguments, leaf by leaf. What differs between two calls of the same
 * side differs by nature, an id or a time; only what differs more often between the sides than
 * within them is a change. Not thread-safe.
 */
final class OutcomeComparison {
  private final Map<String, Pairs> leaves = new TreeMap<>();
  private final String function;

  /** What pairs of calls with equal arguments show of one leaf. */
  private static final class Pairs {
    private long across;
    private long acrossDifferent;
    private long within;
    private long withinDifferent;
    private Result before;
    private Result after;
  }

  OutcomeComparison(String function) {
    this.function = function;
  }

  /** Returns a comparison for each leaf that pairs both across and within the sides show. */
  List<Candidate> compare(FunctionSample before, FunctionSample after) {
    Map<String, List<Result>> others = after.byArguments();
    before
        .byArguments()
        .forEach(
            (arguments, results) -> {
              List<Result> same = others.get(arguments);
              if (same != null) {
                across(results, same);
                within(results);
                within(same);
              }
            });
    return leaves.entrySet().stream()
        .filter(leaf -> leaf.getValue().across > 0 && leaf.getValue().within > 0)
        .map(leaf -> candidate(leaf.getKey(), leaf.getValue()))
        .toList();
  }

  /** Each call is in one pair only, as pairs with a call in common would tell the same twice. */
  private void across(List<Result> before, List<Result> after) {
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      Result one = before.get(i);
      Result other = after.get(i);
      for (String leaf : union(one, other)) {
        Pairs seen = leaves.computeIfAbsent(leaf, path -> new Pairs());
        seen.across++;
        if (differ(leaf, one, other)) {
          seen.acrossDifferent++;
          seen.before = one;
          seen.after = other;
        }
      }
    }
  }

  private void within(List<Result> results) {
    for (int i = 1; i < results.size(); i += 2) {
      for (String leaf : union(results.get(i - 1), results.get(i))) {
        Pairs seen = leaves.computeIfAbsent(leaf, path -> new Pairs());
        seen.within++;
        seen.withinDifferent += differ(leaf, results.get(i - 1), results.get(i)) ? 1 : 0;
      }
    }
  }

  private static Set<String> union(Result one, Result other) {
    Set<String> union = new HashSet<>(one.leaves().keySet());
    union.addAll(other.leaves().keySet());
    return union;
  }

  private static boolean differ(String leaf, Result one, Result other) {
    return !Objects.equals(one.leaves().get(leaf), other.leaves().get(leaf));
  }

  private Candidate candidate(String leaf, Pairs pairs) {
    Share across = new Share(pairs.acrossDifferent, pairs.across);
    Share within = new Share(pairs.withinDifferent, pairs.within);
    boolean more = across.value() > within.value();
    return new Candidate(
        DriftFinding.Kind.OUTCOME,
        function,
        leaf,
        value(leaf, pairs.before),
        value(leaf, pairs.after) + " for equal arguments; differs in " + across,
        across.distance(within),
        more ? across.pValue(within) : 1,
        more,
        id(pairs.before),
        id(pairs.after));
  }

  private static String value(String leaf, Result result) {
    return result == null ? "" : result.leaves().getOrDefault(leaf, "absent");
  }

  private static CallId id(Result result) {
    return result == null ? null : result.id();
  }
}
