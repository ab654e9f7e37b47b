package dev.chronicle.capture.internal;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The point at which work was handed to another thread: the captured call and the line of execution
 * that it belongs to, the trace, the replay. Thread-safe.
 */
public final class Fork {
  private final ActiveCall call;
  private final String path;
  private final int depth;
  private final Replay replay;
  private final Context trace;
  private final AtomicInteger forks = new AtomicInteger();

  private Fork(ActiveCall call, String path, int depth, Replay replay, Context trace) {
    this.call = call;
    this.path = path;
    this.depth = depth;
    this.replay = replay;
    this.trace = trace;
  }

  /** Returns a fork from where this thread is; {@code null} if there is nothing to remember. */
  public static Fork here() {
    CallStack stack = CallStack.ofThisThread();
    if (stack.atWork) {
      return null;
    }
    Context trace = Context.current();
    if (stack.current() == null && stack.replay() == null) {
      return trace == Context.root() ? null : new Fork(null, "", 0, null, trace);
    }
    Line line = stack.line();
    if (stack.current() != null) {
      stack.current().share();
    }
    return new Fork(stack.current(), line.nextFork(), line.depth(), stack.replay(), trace);
  }

  /** Goes over to the fork's line of execution on this thread, until the visit is left. */
  Visit enter() {
    CallStack stack = CallStack.ofThisThread();
    return enter(stack, stack.task());
  }

  /**
   * Does the same for a task that was carried.
   *
   * @param task runs until the visit is left
   */
  @SuppressWarnings("MustBeClosedChecker") // Visit.leave() closes it
  Visit enter(CallStack stack, Object task) {
    Visit visit = new Visit(stack, trace == Context.root() ? null : trace.makeCurrent());
    if (call != null || replay != null) {
      stack.line(call, new Line(call, path, depth, forks));
      stack.replay(replay);
    }
    stack.task(task);
    return visit;
  }

  /** A stay on the line of a fork. Used by one thread. */
  public static final class Visit {
    private final CallStack stack;
    private final ActiveCall callBefore;
    private final Line lineBefore;
    private final Replay replayBefore;
    private final Object taskBefore;
    private final Scope scope;

    private Visit(CallStack stack, Scope scope) {
      this.stack = stack;
      this.callBefore = stack.current();
      this.lineBefore = stack.lineIfAny();
      this.replayBefore = stack.replay();
      this.taskBefore = stack.task();
      this.scope = scope;
    }

    /** Goes back to where the thread was before. */
    void leave() {
      stack.line(callBefore, lineBefore);
      stack.replay(replayBefore);
      stack.task(taskBefore);
      if (scope != null) {
        scope.close();
      }
    }
  }
}
