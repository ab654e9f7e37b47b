package dev.chronicle.simulator.report;

/**
 * What is known of one operation, or of all together.
 *
 * @param counts how many requests there were
 * @param latency from the planned send time to the end of the answer, so that a server that stalls
 *     cannot hide the requests that it kept waiting; a request left unsent counts with the time
 *     that it had waited
 * @param serviceTime from the real send time to the end of the answer
 */
public record Figures(Counts counts, LatencySummary latency, LatencySummary serviceTime) {}
