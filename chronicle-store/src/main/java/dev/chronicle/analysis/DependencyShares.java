package dev.chronicle.analysis;

import java.time.Duration;
import java.util.List;

/**
 * Where the time of a function's newest calls went.
 *
 * @param dependencies the longest together first; only what the function called itself, not what
 *     that called in turn
 * @param lookedAt how many calls of the function were looked at
 * @param total how long those took together
 */
public record DependencyShares(List<DependencyShare> dependencies, int lookedAt, Duration total) {
  public DependencyShares {
    dependencies = List.copyOf(dependencies);
  }
}
