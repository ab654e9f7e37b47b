package dev.chronicle.call;

import java.time.Instant;

/**
 * Something that people who read recordings should know about how they were made.
 *
 * @param at when it happened, or when the minute that it sums up was over
 * @param kind what happened
 * @param function whose calls are concerned; {@code null} if it is not about one function
 * @param calls how many calls are concerned so far; 0 if it is not about a number of calls
 * @param message for people, one line, with nothing secret in it
 */
public record CaptureNotice(
    Instant at, Kind kind, FunctionId function, long calls, String message) {

  /** What a notice is about. */
  public enum Kind {
    /** A limit was reached: from now on calls are left out, or thinned out. */
    LIMIT_REACHED,
    /** Under load, calls were stored without their values. */
    PAYLOADS_LEFT_OUT,
    /** Calls were lost; the message says how many and why. */
    CALLS_DROPPED
  }
}
