package dev.chronicle.simulator.run;

/** How a request ended. */
sealed interface Answer {

  /**
   * The server answered.
   *
   * @param status HTTP status
   * @param body what it sent, empty for none
   */
  record Responded(int status, String body) implements Answer {}

  /**
   * No answer came.
   *
   * @param reason why
   * @param message in one line
   */
  record Lost(Reason reason, String message) implements Answer {}

  /** Why no answer came. */
  enum Reason {
    /** No connection could be made. */
    UNREACHABLE,
    /** A connection was there, and no answer within the time allowed. */
    TIMEOUT,
    /** The connection broke. */
    BROKEN,
    /** The answer was larger than is read. */
    TOO_LARGE,
    /** The run was over before it came. */
    CUT_OFF
  }
}
