package dev.chronicle.analysis.drift;

import dev.chronicle.call.CallId;

/**
 * A difference between two sets of calls that chance does not explain.
 *
 * @param kind what differs
 * @param function public name of the function
 * @param subject what of the function: a JSON path, a type of exception; empty for all of it
 * @param before how it was, in a few words
 * @param after how it is, in a few words
 * @param size how large the difference is, 0 to 1: of shares the difference, of durations the part
 *     that the distributions lie apart
 * @param pValue how likely a difference of that size or more is if nothing changed
 * @param correctedPValue the same, corrected for the number of comparisons
 * @param exampleBefore a call that shows how it was; {@code null} if there is none
 * @param exampleAfter a call that shows how it is; {@code null} if there is none
 */
public record DriftFinding(
    Kind kind,
    String function,
    String subject,
    String before,
    String after,
    double size,
    double pValue,
    double correctedPValue,
    CallId exampleBefore,
    CallId exampleAfter) {

  /** What may differ. */
  public enum Kind {
    /** The function is no longer called. */
    FUNCTION_GONE,
    /** The function was not called before. */
    FUNCTION_NEW,
    /** Another share of the calls throws. */
    ERROR_SHARE,
    /** Calls throw a type of exception that they did not throw before. */
    EXCEPTION_NEW,
    /** A type of exception is no longer thrown. */
    EXCEPTION_GONE,
    /** Equal arguments have another outcome than they had. */
    OUTCOME,
    /** Results have something that they did not have before. */
    SHAPE_NEW,
    /** Results no longer have something. */
    SHAPE_GONE,
    /** Calls take longer or shorter. */
    DURATION
  }
}
