package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.DependencyShares;
import dev.chronicle.analysis.ErrorPatterns;
import dev.chronicle.store.FunctionStats;
import dev.chronicle.store.Timeline;
import java.util.List;

/**
 * What a function's page shows.
 *
 * @param stats its figures
 * @param timeline the same, piece by piece of the time
 * @param distribution how its durations are spread
 * @param heat the same, over time
 * @param dependencies where its time goes
 * @param errors its kinds of errors
 * @param slowest its calls that took longest
 */
public record FunctionPage(
    FunctionStats stats,
    Timeline timeline,
    DistributionChart distribution,
    HeatChart heat,
    DependencyShares dependencies,
    ErrorPatterns errors,
    List<CallRow> slowest) {

  /** Returns how many calls a second there were in a piece of the time. */
  public double rate(Timeline.Bucket bucket) {
    return bucket.stats().calls() * 1e9 / timeline.width().toNanos();
  }
}
