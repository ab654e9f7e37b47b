package dev.chronicle.capture.replay;

/** What a replay answers a dependency call with. */
public sealed interface Answer {

  /**
   * The call returns.
   *
   * @param value of the type that was asked for; {@code null} if that is what it returned, or for
   *     {@code void}
   */
  record Returned(Object value) implements Answer {}

  /**
   * The call throws.
   *
   * @param error thrown as it is
   */
  record Threw(Throwable error) implements Answer {}

  /**
   * Nobody knows an answer, and the call must not be made.
   *
   * @param why thrown to whoever made the call
   */
  record Unanswered(RuntimeException why) implements Answer {}
}
