package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call tree with what each call asked others for, laid out over time. Immutable.
 *
 * @param bars the root first, each call before what it called
 * @param total how long all of it took
 * @param hidden how many bars are left out
 */
public record Waterfall(List<Bar> bars, Duration total, int hidden) {
  private static final double WIDTH = 1000;
  private static final double NARROWEST = 3;
  private static final int MOST_BARS = 120;

  public Waterfall {
    bars = List.copyOf(bars);
  }

  /**
   * One call, of a captured method or of a dependency.
   *
   * @param id of a captured call; empty for a dependency
   * @param kind {@code call}, or the dependency's kind
   * @param name what was called
   * @param depth how many calls are around it
   * @param x where it starts, 0 to 1000
   * @param width how wide it is, likewise
   * @param duration how long it took
   * @param failed whether it threw
   */
  public record Bar(
      String id,
      String kind,
      String name,
      int depth,
      double x,
      double width,
      Duration duration,
      boolean failed) {}

  /**
   * Lays out a tree.
   *
   * @param tree the root first, each call before what it called; not empty
   */
  static Waterfall of(List<CapturedCall> tree) {
    Instant start = tree.get(0).timing().start();
    Instant end =
        tree.stream().map(call -> call.timing().end()).max(Comparator.naturalOrder()).orElse(start);
    Duration total = Duration.between(start, end);
    Map<CallId, Integer> depths = new HashMap<>();
    List<Bar> bars = new ArrayList<>();
    for (CapturedCall call : tree) {
      int depth = call.parentId() == null ? 0 : depths.getOrDefault(call.parentId(), -1) + 1;
      depths.put(call.id(), depth);
      bars.add(
          bar(
              call.id().toString(),
              "call",
              call.function().name(),
              depth,
              call.timing(),
              call.outcome().isError(),
              start,
              total));
      for (DependencyCall dependency : call.dependencies()) {
        bars.add(
            bar(
                "",
                dependency.kind(),
                dependency.name(),
                depth + 1,
                dependency.timing(),
                dependency.outcome().isError(),
                start,
                total));
      }
    }
    int shown = Math.min(bars.size(), MOST_BARS);
    return new Waterfall(bars.subList(0, shown), total, bars.size() - shown);
  }

  private static Bar bar(
      String id,
      String kind,
      String name,
      int depth,
      Timing timing,
      boolean failed,
      Instant start,
      Duration total) {
    double scale = WIDTH / Math.max(1, total.toNanos());
    double offset = Duration.between(start, timing.start()).toNanos() * scale;
    double width = Math.max(NARROWEST, timing.duration().toNanos() * scale);
    double x = Math.max(0, Math.min(offset, WIDTH - NARROWEST));
    return new Bar(id, kind, name, depth, x, Math.min(width, WIDTH - x), timing.duration(), failed);
  }
}
