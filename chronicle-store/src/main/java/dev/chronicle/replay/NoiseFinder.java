package dev.chronicle.replay;

import dev.chronicle.call.CallId;
import dev.chronicle.replay.diff.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Finds what differs between two replays of the same calls against the same code. Thread-safe. */
final class NoiseFinder {
  private static final int LONGEST_VALUE = 60;

  private final Map<Place, String> first = new HashMap<>();
  private final Map<String, NoiseMask> masks = new TreeMap<>();

  /** A place in a call within a replayed call. */
  private record Place(CallId root, CallId call, String path) {}

  synchronized void first(ReplayResult result) {
    if (result instanceof ReplayResult.Diverged diverged) {
      for (Divergence divergence : diverged.divergences()) {
        for (Finding finding : divergence.findings()) {
          first.put(place(diverged, divergence, finding), Objects.toString(finding.replayed()));
        }
      }
    }
  }

  synchronized void second(ReplayResult result) {
    if (result instanceof ReplayResult.Diverged diverged) {
      for (Divergence divergence : diverged.divergences()) {
        for (Finding finding : divergence.findings()) {
          String before = first.get(place(diverged, divergence, finding));
          if (finding.kind().isMaskable() && !Objects.toString(finding.replayed()).equals(before)) {
            add(divergence, finding, before);
          }
        }
      }
    }
  }

  synchronized NoiseMasks masks() {
    return NoiseMasks.of(List.copyOf(masks.values()));
  }

  private static Place place(ReplayResult.Diverged result, Divergence divergence, Finding finding) {
    return new Place(result.call().id(), divergence.recorded().id(), finding.path());
  }

  private void add(Divergence divergence, Finding finding, String before) {
    String function = divergence.recorded().function().name();
    String path = finding.pathPattern();
    masks.computeIfAbsent(
        function + " " + path,
        key ->
            new NoiseMask(
                function,
                path,
                "two replays of call %s gave %s and %s"
                    .formatted(
                        divergence.recorded().id(),
                        before == null ? "what was recorded" : cut(before),
                        cut(Objects.toString(finding.replayed()))),
                null));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
