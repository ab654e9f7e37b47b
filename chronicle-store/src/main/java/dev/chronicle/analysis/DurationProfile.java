package dev.chronicle.analysis;

import dev.chronicle.store.Timeline;

/**
 * How long a function's calls take.
 *
 * @param histogram all calls together
 * @param timeline counts and durations, piece by piece of the time
 * @param heatMap the same, with the durations spread in each piece
 */
public record DurationProfile(DurationHistogram histogram, Timeline timeline, HeatMap heatMap) {}
