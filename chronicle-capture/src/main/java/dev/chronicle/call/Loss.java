package dev.chronicle.call;

/**
 * One place in a value that its recording does not hold as it was.
 *
 * @param path where, as a JSON path from the value's root: {@code $.items[3].note}
 * @param reason why
 * @param detail for people, such as {@code kept 1000 of 250000 items}; may be empty
 */
public record Loss(String path, Reason reason, String detail) {

  /** Why a part of a value is not recorded as it was. */
  public enum Reason {
    /** A string longer than its budget was cut. */
    STRING_CUT,
    /** A collection, array or map with more items than its budget was cut. */
    ITEMS_CUT,
    /** Nested deeper than the budget for depth. */
    DEPTH_CUT,
    /** The call's budget of bytes was spent. */
    BYTES_CUT,
    /** Replaced by a token because it is secret. */
    REDACTED,
    /** Refers back to a value that contains it. */
    CYCLE,
    /** Reading it would change it or block: a stream, an iterator, a lazy proxy. */
    NOT_READ,
    /** Code of the value's own threw while it was read. */
    UNREADABLE,
    /** Of a type that has no recorded form. */
    UNSUPPORTED,
    /** Left out because an annotation on it says so. */
    IGNORED,
    /** Written in full, but the live signature does not say what to decode it to. */
    TYPE_UNKNOWN,
    /**
     * Written down when the call had ended, because sampling had left the call out at its start:
     * the call may have changed it.
     */
    WRITTEN_LATE,
    /** Left out because more calls came than could be stored. */
    OVERLOAD
  }
}
