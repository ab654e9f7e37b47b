package dev.chronicle.replay.diff;

/**
 * How a place differs between a recording and its replay. Ordered from the worst to the mildest.
 */
public enum FindingKind {
  /** The recorded call returned, the replayed one threw. */
  THREW,
  /** The recorded call threw, the replayed one returned. */
  RETURNED,
  /** An exception of another class. */
  EXCEPTION_CHANGED,
  /** A value of another type, or {@code null} on one side only. */
  TYPE_CHANGED,
  /** The replayed call asked a dependency for something that was never recorded. */
  NOT_RECORDED,
  /** A recorded call to a dependency, or to another captured method, was not made. */
  NOT_MADE,
  /** A dependency was asked with other arguments, and answered by its place in the order. */
  DRIFTED,
  /** Something that was there is not any more. */
  MISSING,
  /** Something is there that was not. */
  ADDED,
  /** Another value of the same type. */
  CHANGED,
  /** A list with the same items in another order. */
  REORDERED;

  /** Says whether a mask may hide it: never a change of type or of how a call ended. */
  public boolean isMaskable() {
    return compareTo(NOT_MADE) > 0;
  }
}
