package dev.chronicle.demo.dashboard;

import dev.chronicle.analysis.DependencyShares;
import dev.chronicle.analysis.ErrorPatterns;
import dev.chronicle.store.FunctionStats;
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
    List<Moment> timeline,
    DistributionChart distribution,
    HeatChart heat,
    DependencyShares dependencies,
    ErrorPatterns errors,
    List<CallRow> slowest) {}
