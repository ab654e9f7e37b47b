package dev.chronicle.call;

/**
 * Where a call ran.
 *
 * @param service the program
 * @param thread name of the thread that the call started on
 * @param trace the span around the call; {@code null} outside any trace
 */
public record Origin(ServiceId service, String thread, TraceIds trace) {}
