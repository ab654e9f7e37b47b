package dev.chronicle.capture.internal;

import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.replay.ReplayScope;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A replay that is under way, on one thread and those that it forks. Thread-safe. */
final class Replay implements ReplayScope {
  private final Recorder recorder;
  private final ReplayAnswers root;
  private final Replay outer;
  private final ActiveCall outerCall;
  private final Line outerLine;
  private final AtomicLong liveCalls = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Replay(Recorder recorder, ReplayAnswers root, CallStack stack) {
    this.recorder = recorder;
    this.root = root;
    this.outer = stack.replay();
    this.outerCall = stack.current();
    this.outerLine = stack.lineIfAny();
  }

  static Replay open(Recorder recorder, ReplayAnswers root) {
    CallStack stack = CallStack.ofThisThread();
    Replay replay = new Replay(recorder, root, stack);
    Recorder.replayBegins();
    stack.replay(replay);
    stack.line(null, null);
    return replay;
  }

  Recorder recorder() {
    return recorder;
  }

  /** Returns who answers for what happens in this call; {@code null} for outside any. */
  ReplayAnswers answersFor(ActiveCall call) {
    return call instanceof RecordedCall recorded ? recorded.answers() : root;
  }

  /** Counts a dependency call that is made for real. */
  void letThrough() {
    liveCalls.incrementAndGet();
  }

  @Override
  public long liveCalls() {
    return liveCalls.get();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    CallStack stack = CallStack.ofThisThread();
    if (stack.replay() != this) {
      closed.set(false);
      throw new IllegalStateException(
          "a replay scope must be closed by the thread that opened it, and inner ones first");
    }
    stack.replay(outer);
    stack.line(outerCall, outerLine);
    Recorder.replayEnds();
  }
}
