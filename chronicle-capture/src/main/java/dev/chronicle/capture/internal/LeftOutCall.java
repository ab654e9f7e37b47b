package dev.chronicle.capture.internal;

import dev.chronicle.call.DropReason;

/**
 * A call that is not to be written down, unless its end changes that. It is as small as it can be,
 * because most calls may be such.
 */
final class LeftOutCall implements ActiveCall {
  private final Recorder recorder;
  private final CapturedMethod method;
  private final DropReason reason;
  private final long startTicks;
  private ActiveCall parent;
  private Line callersLine;
  private Object[] arguments;
  private boolean shared;
  private long id;

  LeftOutCall(
      Recorder recorder,
      CapturedMethod method,
      DropReason reason,
      ActiveCall parent,
      Line callersLine,
      long startTicks,
      Object[] arguments) {
    this.recorder = recorder;
    this.method = method;
    this.reason = reason;
    this.parent = parent;
    this.callersLine = callersLine;
    this.startTicks = startTicks;
    this.arguments = arguments;
  }

  @Override
  public void end(Object result, Throwable error) {
    recorder.end(this, result, error);
  }

  /** Returns the id, which the call has only once somebody asks. */
  @Override
  public synchronized long id() {
    if (id == 0) {
      id = recorder.idInPast(startTicks, parent == null ? 0 : parent.id());
    }
    return id;
  }

  @Override
  public ActiveCall parent() {
    return parent;
  }

  @Override
  public Line callersLine() {
    return callersLine;
  }

  @Override
  public void share() {
    shared = true;
  }

  CapturedMethod method() {
    return method;
  }

  /** Returns why it is left out. */
  DropReason reason() {
    return reason;
  }

  long startTicks() {
    return startTicks;
  }

  /** Returns what was passed, as long as the call has not ended. */
  Object[] arguments() {
    return arguments;
  }

  /** Lets go of what it was made with and within: a fork may hold on to the call for longer. */
  void release() {
    arguments = null;
    callersLine = null;
    if (shared) {
      synchronized (this) {
        parent = null;
      }
    }
  }
}
