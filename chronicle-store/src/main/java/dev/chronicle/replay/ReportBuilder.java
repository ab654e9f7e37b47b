package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects results, of any number and in any order, into a report. Thread-safe. */
final class ReportBuilder {
  private static final int EXAMPLES = 5;
  private static final int PLACES = 20;
  private static final int REASONS = 100;

  private final TreeMap<String, ReplayCounts> byFunction = new TreeMap<>();
  private final Map<Key, Group> groups = new HashMap<>();
  private final TreeMap<String, Long> reasons = new TreeMap<>();
  private ReplayCounts counts = ReplayCounts.NONE;
  private long masked;

  /** What calls are grouped by. */
  private record Key(String function, String path, FindingKind kind) {}

  /** Calls with the same key. */
  private static final class Group {
    private final SortedSet<String> replayed = new TreeSet<>();
    private final TreeSet<String> places = new TreeSet<>();

    /** By the call that differs first, which several replayed calls may have within them. */
    private final TreeMap<CallId, ReplayResult.Diverged> examples = new TreeMap<>();

    private long count;
  }

  synchronized void add(ReplayResult result) {
    counts = counts.plus(result);
    byFunction.merge(
        result.call().function().name(),
        ReplayCounts.NONE.plus(result),
        (known, one) -> known.plus(result));
    if (result instanceof ReplayResult.Matched matched) {
      masked += matched.masked().size();
    } else if (result instanceof ReplayResult.Diverged diverged) {
      addTo(group(diverged), diverged);
    } else if (result instanceof ReplayResult.Skipped skipped) {
      addReason("SKIPPED: " + skipped.reason());
    } else if (result instanceof ReplayResult.Incompatible incompatible) {
      addReason("INCOMPATIBLE: " + incompatible.reason());
    } else if (result instanceof ReplayResult.Failed failed) {
      addReason("FAILED: " + failed.reason());
    }
  }

  synchronized ReplayCounts counts() {
    return counts;
  }

  synchronized ReplayReport build(long liveCalls) {
    List<Cluster> clusters = new ArrayList<>();
    groups.forEach((key, group) -> clusters.add(cluster(key, group)));
    clusters.sort(
        Comparator.comparing(Cluster::kind)
            .thenComparing(Comparator.comparingLong(Cluster::count).reversed())
            .thenComparing(Cluster::function)
            .thenComparing(Cluster::path));
    return new ReplayReport(
        counts, new TreeMap<>(byFunction), clusters, new TreeMap<>(reasons), masked, liveCalls);
  }

  private void addReason(String reason) {
    reasons.merge(
        reasons.size() < REASONS || reasons.containsKey(reason) ? reason : "other reasons",
        1L,
        Long::sum);
  }

  private Group group(ReplayResult.Diverged result) {
    Finding first = Cluster.firstFinding(result);
    return groups.computeIfAbsent(
        new Key(result.first().recorded().function().name(), first.pathPattern(), first.kind()),
        key -> new Group());
  }

  private static void addTo(Group group, ReplayResult.Diverged result) {
    group.count++;
    group.replayed.add(result.call().function().name());
    group.examples.merge(result.first().recorded().id(), result, ReportBuilder::outer);
    if (group.examples.size() > EXAMPLES) {
      group.examples.pollLastEntry();
    }
    for (Divergence divergence : result.divergences()) {
      String function = divergence.recorded().function().name();
      for (Finding finding : divergence.findings()) {
        group.places.add(function + " " + finding.pathPattern() + " " + finding.kind());
      }
    }
    while (group.places.size() > PLACES) {
      group.places.pollLast();
    }
  }

  private static ReplayResult.Diverged outer(
      ReplayResult.Diverged one, ReplayResult.Diverged other) {
    return one.call().id().compareTo(other.call().id()) <= 0 ? one : other;
  }

  private static Cluster cluster(Key key, Group group) {
    SortedSet<String> others = new TreeSet<>(group.places);
    others.remove(key.function() + " " + key.path() + " " + key.kind());
    return new Cluster(
        key.function(),
        key.path(),
        key.kind(),
        group.count,
        group.replayed,
        others,
        List.copyOf(group.examples.values()));
  }
}
