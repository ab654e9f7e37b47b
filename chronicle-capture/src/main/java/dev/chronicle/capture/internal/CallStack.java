package dev.chronicle.capture.internal;

/**
 * What one thread is in the middle of: the innermost captured call, the line of execution within
 * it, the replay that it takes part in, and whether Chronicle itself is at work, in which case
 * nothing is captured.
 */
final class CallStack {
  private static final ThreadLocal<CallStack> OF_THREAD = ThreadLocal.withInitial(CallStack::new);

  private ActiveCall current;

  /** {@code null} for the line that {@link #current} began on, until something asks for it. */
  private Line line;

  private final ThreadName name = new ThreadName();

  private Replay replay;

  /** In the middle of which handing over the thread is, or {@code null}. */
  Handover handover;

  /** The carried task that runs here; {@code null} for none. */
  private Object task;

  /**
   * Whether Chronicle is at work on this thread. A field to be set back without a call: on a stack
   * that is used up, a call would fail and leave the thread deaf.
   */
  boolean atWork;

  private CallStack() {}

  static CallStack ofThisThread() {
    return OF_THREAD.get();
  }

  /** Returns the innermost captured call, or {@code null} outside any. */
  ActiveCall current() {
    return current;
  }

  ThreadName name() {
    return name;
  }

  /** Goes into a captured call. */
  void enter(ActiveCall call) {
    current = call;
    line = null;
  }

  /** Goes back to where a captured call was made. */
  void leave(ActiveCall call) {
    current = call.parent();
    line = call.callersLine();
  }

  /** Returns the line of execution if something has asked for it, else {@code null}. */
  Line lineIfAny() {
    return line;
  }

  /** Returns the line of execution, also outside any captured call. */
  Line line() {
    if (line == null) {
      line = Line.first(current);
    }
    return line;
  }

  /** Goes over to a line of execution; {@code null} for none. */
  void line(ActiveCall call, Line lineWithinIt) {
    current = call;
    line = lineWithinIt;
  }

  /** Returns the replay that this thread takes part in, or {@code null}. */
  Replay replay() {
    return replay;
  }

  void replay(Replay scope) {
    replay = scope;
  }

  /** Returns the carried task that runs here, or {@code null}. */
  Object task() {
    return task;
  }

  void task(Object carried) {
    task = carried;
  }

  /** Returns whom woven code on this thread reports to, or {@code null}. */
  Recorder recorder() {
    return replay == null ? Recorder.installed() : replay.recorder();
  }

  /**
   * Claims the thread for Chronicle's own work. Returns {@code false} when it is at work already:
   * then what just happened is of its own making and is not recorded.
   */
  boolean beginWork() {
    if (atWork) {
      return false;
    }
    atWork = true;
    return true;
  }
}
