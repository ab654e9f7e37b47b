package dev.chronicle.call;

/**
 * The program that made a recording.
 *
 * @param name OpenTelemetry's {@code service.name}
 * @param version OpenTelemetry's {@code service.version}; empty when unknown
 */
public record ServiceId(String name, String version) {}
