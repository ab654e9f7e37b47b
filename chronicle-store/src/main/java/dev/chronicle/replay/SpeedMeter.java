package dev.chronicle.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects how long matched calls took, then and now. Thread-safe. */
final class SpeedMeter {
  private final Map<String, Durations> byFunction = new TreeMap<>();

  /** Durations of one function's calls. */
  private record Durations(List<Duration> recorded, List<Duration> replayed) {
    Durations() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Notes a call that did the same as before; how fast others are says nothing. */
  synchronized void add(ReplayResult result) {
    if (result instanceof ReplayResult.Matched matched) {
      Durations durations =
          byFunction.computeIfAbsent(matched.call().function().name(), function -> new Durations());
      durations.recorded().add(matched.call().timing().duration());
      durations.replayed().add(matched.replayed().timing().duration());
    }
  }

  synchronized SortedMap<String, Speed> byFunction() {
    SortedMap<String, Speed> speeds = new TreeMap<>();
    byFunction.forEach((function, durations) -> speeds.put(function, speed(durations)));
    return speeds;
  }

  private static Speed speed(Durations durations) {
    List<Duration> recorded = durations.recorded().stream().sorted().toList();
    List<Duration> replayed = durations.replayed().stream().sorted().toList();
    return new Speed(
        recorded.size(),
        percentile(recorded, 50),
        percentile(recorded, 95),
        percentile(replayed, 50),
        percentile(replayed, 95));
  }

  private static Duration percentile(List<Duration> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
