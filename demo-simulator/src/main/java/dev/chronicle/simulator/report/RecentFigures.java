package dev.chronicle.simulator.report;

/**
 * The last seconds of a run.
 *
 * @param seconds how many whole seconds this covers; 0 in a run's first
 * @param answersPerSecond the rate reached
 * @param failureRate share of failed requests among those answered, 0 to 1; 0 for none
 * @param latency from the planned send time to the end of the answer
 */
public record RecentFigures(
    int seconds, double answersPerSecond, double failureRate, LatencySummary latency) {}
