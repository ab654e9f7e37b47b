package dev.chronicle.capture.internal;

import dev.chronicle.call.DependencyCall;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One line of execution within a captured call: that of the calling thread, or one that was forked
 * from another line. Used by one thread at a time.
 */
final class Line {
  private final ActiveCall call;
  private final String path;
  private final int depth;
  private final AtomicInteger forks;
  private OpenDependency innermost;
  private int attempts;

  /** Starts a line; lines that run the same task again share the count of {@code forks}. */
  Line(ActiveCall call, String path, int depth, AtomicInteger forks) {
    this.call = call;
    this.path = path;
    this.depth = depth;
    this.forks = forks;
  }

  /** Returns the line of the thread that makes the call; {@code null} for what is outside any. */
  static Line first(ActiveCall call) {
    return new Line(call, DependencyCall.CALLING_THREAD, 0, new AtomicInteger());
  }

  /** Returns the captured call that this is a part of, or {@code null} outside any. */
  ActiveCall call() {
    return call;
  }

  /** See {@link DependencyCall#path()}. */
  String path() {
    return path;
  }

  /** See {@link DependencyCall#depth()}: that of the next dependency call on this line. */
  int depth() {
    return innermost == null ? depth : innermost.depth() + 1;
  }

  /** Returns the dependency call that this line is in the middle of, or {@code null}. */
  OpenDependency innermost() {
    return innermost;
  }

  void innermost(OpenDependency open) {
    innermost = open;
  }

  /** Returns the number of the next {@link RareFailure}. */
  int nextAttempt() {
    attempts++;
    return attempts;
  }

  /** Returns the path of the next line that is forked from this one. */
  String nextFork() {
    int number = forks.incrementAndGet();
    return path.isEmpty() ? Integer.toString(number) : path + "." + number;
  }
}
