package dev.chronicle.analysis;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up what calls spend on their dependencies. Not thread-safe. */
final class DependencyGrouping {
  private final Map<Key, Group> groups = new HashMap<>();
  private Duration total = Duration.ZERO;
  private int calls;

  private record Key(String kind, String name) {}

  private static final class Group {
    private long calls;
    private long errors;
    private Duration total = Duration.ZERO;
    private Duration max = Duration.ZERO;
    private CallId example;

    void add(CapturedCall call, DependencyCall dependency) {
      Duration duration = dependency.timing().duration();
      calls++;
      errors += dependency.outcome().isError() ? 1 : 0;
      total = total.plus(duration);
      if (example == null || duration.compareTo(max) > 0) {
        max = duration;
        example = call.id();
      }
    }
  }

  void add(CapturedCall call) {
    calls++;
    total = total.plus(call.timing().duration());
    for (DependencyCall dependency : call.dependencies()) {
      if (dependency.depth() == 0) {
        groups
            .computeIfAbsent(new Key(dependency.kind(), dependency.name()), key -> new Group())
            .add(call, dependency);
      }
    }
  }

  DependencyShares shares() {
    List<DependencyShare> shares =
        groups.entrySet().stream()
            .map(entry -> share(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparing(DependencyShare::total)
                    .reversed()
                    .thenComparing(DependencyShare::kind)
                    .thenComparing(DependencyShare::name))
            .toList();
    return new DependencyShares(shares, calls, total);
  }

  private DependencyShare share(Key key, Group group) {
    double share = total.isZero() ? 0 : (double) group.total.toNanos() / total.toNanos();
    return new DependencyShare(
        key.kind(),
        key.name(),
        group.calls,
        group.errors,
        group.total,
        group.max,
        share,
        group.example);
  }
}
