package dev.chronicle.capture.sampling;

/**
 * A call that has ended, as a sampler sees it. Must neither be changed nor kept.
 *
 * @param arguments what was passed, as it is now
 * @param result what was returned; {@code null} if that was {@code null} or nothing, or it threw
 * @param error what was thrown; {@code null} if the call returned
 * @param admitted whether it was chosen before it ran
 * @param nowNanos monotonic time from an arbitrary origin, some milliseconds old at most
 */
@SuppressWarnings("ArrayRecordComponent") // Seen once, on the calling thread, never compared.
public record EndedCall(
    Object[] arguments, Object result, Throwable error, boolean admitted, long nowNanos) {}
