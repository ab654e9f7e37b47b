package dev.chronicle.capture.internal;

/**
 * What one thread is in the middle of: the innermost captured call, and whether Chronicle itself is
 * at work, in which case nothing is captured.
 */
final class CallStack {
  private static final ThreadLocal<CallStack> OF_THREAD = ThreadLocal.withInitial(CallStack::new);

  private ActiveCall current;

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

  void current(ActiveCall call) {
    current = call;
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
