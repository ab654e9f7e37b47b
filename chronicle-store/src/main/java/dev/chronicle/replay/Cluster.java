package dev.chronicle.replay;

import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Calls that differ in the same way: their first difference shows in the same function, at the same
 * place, and is of the same kind. Immutable.
 *
 * @param function public name of the function in which the difference shows first
 * @param path where, with {@code [*]} for every index
 * @param kind how
 * @param count how many replayed calls are affected
 * @param replayed public names of the functions that were replayed, which may be callers
 * @param alsoAt further places that differ in such calls
 * @param examples the calls with the lowest ids
 */
public record Cluster(
    String function,
    String path,
    FindingKind kind,
    long count,
    SortedSet<String> replayed,
    SortedSet<String> alsoAt,
    List<ReplayResult.Diverged> examples) {
  public Cluster {
    replayed = new TreeSet<>(replayed);
    alsoAt = new TreeSet<>(alsoAt);
    examples = List.copyOf(examples);
  }

  /** Returns the first difference of an example. */
  public static Finding firstFinding(ReplayResult.Diverged example) {
    return example.first().findings().get(0);
  }
}
