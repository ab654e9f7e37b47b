package dev.chronicle.capture.internal;

/**
 * A call of a woven method that is under way: one that is written down, or one that was left out
 * and is looked at once more when it ends.
 */
public sealed interface ActiveCall permits RecordedCall, LeftOutCall {

  /** Ends the call on the thread that made it, as soon as the woven method has. Never throws. */
  void end(Object result, Throwable error);

  /** Returns the id, for any thread. */
  long id();

  /** Returns the captured call that this was made in, or {@code null}; known until it ends. */
  ActiveCall parent();

  /** Returns the line of execution that this was made on, if anything had asked for it. */
  Line callersLine();

  /** Notes that other threads may come to this call from now on. */
  void share();
}
