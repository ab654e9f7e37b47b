/**
 * What is sent and when, worked out from a seed alone: no clock is read and no connection made.
 *
 * <p>Values here are immutable and may be shared between threads; the two that walk along, {@link
 * dev.chronicle.simulator.plan.Schedule} and {@link dev.chronicle.simulator.plan.RequestPlan},
 * belong to one thread. No component is {@code null} unless its Javadoc says so.
 */
package dev.chronicle.simulator.plan;
