package dev.chronicle.capture.internal;

import java.util.concurrent.atomic.AtomicInteger;

/** Where a thread is, to be gone back to on that thread, or forked from on another. Thread-safe. */
public final class ThreadPosition {
  private final CallStack stack;
  private final ActiveCall call;
  private final Line line;
  private final int depth;
  private final Replay replay;
  private final AtomicInteger forks = new AtomicInteger();
  private String forkPath;

  private ThreadPosition(CallStack stack) {
    this.stack = stack;
    this.call = stack.current();
    this.line = stack.line();
    this.depth = line.depth();
    this.replay = stack.replay();
    if (call != null) {
      call.share();
    }
  }

  /** Returns where this thread is; {@code null} outside of captured calls and replays. */
  public static ThreadPosition here() {
    CallStack stack = CallStack.ofThisThread();
    return stack.current() == null && stack.replay() == null ? null : new ThreadPosition(stack);
  }

  /** Puts this thread there. */
  public void enter() {
    CallStack ofThisThread = CallStack.ofThisThread();
    ofThisThread.line(
        call, ofThisThread == stack ? line : new Line(call, forkPath(), depth, forks));
    ofThisThread.replay(replay);
  }

  /** Puts this thread outside of captured calls and replays. */
  public static void leaveAll() {
    CallStack stack = CallStack.ofThisThread();
    stack.line(null, null);
    stack.replay(null);
  }

  private synchronized String forkPath() {
    if (forkPath == null) {
      forkPath = line.nextFork();
    }
    return forkPath;
  }
}
