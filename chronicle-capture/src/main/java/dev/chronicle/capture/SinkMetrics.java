package dev.chronicle.capture;

/**
 * What one of several sinks made of the calls that were handed to it.
 *
 * @param sink how the sink describes itself with {@code toString}
 * @param stored calls that it accepted
 * @param failed calls of batches that it refused
 */
public record SinkMetrics(String sink, long stored, long failed) {}
