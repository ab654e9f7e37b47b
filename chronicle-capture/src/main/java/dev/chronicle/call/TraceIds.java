package dev.chronicle.call;

/**
 * The OpenTelemetry span within which a call ran.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param spanId 16 lower-case hexadecimal digits
 */
public record TraceIds(String traceId, String spanId) {}
