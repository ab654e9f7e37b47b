/**
 * Sending the planned traffic over HTTP, in a world that is known from the server's answers.
 *
 * <p>{@link dev.chronicle.simulator.run.TrafficEngine} is the way in. No value is {@code null}
 * unless its Javadoc says so.
 */
package dev.chronicle.simulator.run;
