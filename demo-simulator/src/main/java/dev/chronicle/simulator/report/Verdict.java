package dev.chronicle.simulator.report;

/** What an answer means for the traffic. */
public sealed interface Verdict {

  /** The server did what was asked. */
  Verdict SUCCESS = new Success();

  /** Another client was quicker: the task has moved on or is gone. Nothing is wrong. */
  Verdict CONFLICT = new Conflict();

  /** See {@link #SUCCESS}. */
  record Success() implements Verdict {}

  /** See {@link #CONFLICT}. */
  record Conflict() implements Verdict {}

  /**
   * The request failed.
   *
   * @param kind short name to count by, such as {@code 500 injected_failure} or {@code timeout}
   * @param message what the server or the connection said, in one line
   */
  record Failure(String kind, String message) implements Verdict {}
}
