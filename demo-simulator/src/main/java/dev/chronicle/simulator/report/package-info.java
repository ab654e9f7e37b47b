/**
 * What came of the traffic: counts, latencies, thresholds, and how they are shown to people and
 * programs.
 *
 * <p>Values here are immutable and may be shared between threads. No component is {@code null}
 * unless its Javadoc says so.
 */
package dev.chronicle.simulator.report;
