package dev.chronicle.capture.internal;

import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.value.ValueSlot;
import java.util.concurrent.CompletableFuture;

/** A dependency call from its start to its end. Used by the thread that makes it. */
public final class OpenDependency {
  private final DependencyRecorder recorder;
  private final Line line;
  private final OpenDependency outer;
  private final int depth;
  private final int position;
  private final DependencyRequest request;
  private final ValueSlot result;
  private final DependencyMethod method;
  private DependencyForm form;
  private final Answer answer;
  private final long startTicks;

  OpenDependency(
      DependencyRecorder recorder,
      Line line,
      int position,
      DependencyRequest request,
      ValueSlot result,
      DependencyMethod method,
      DependencyForm form,
      Answer answer,
      long startTicks) {
    this.recorder = recorder;
    this.line = line;
    this.outer = line.innermost();
    this.depth = line.depth();
    this.position = position;
    this.request = request;
    this.result = result;
    this.method = method;
    this.form = form;
    this.answer = answer;
    this.startTicks = startTicks;
  }

  DependencyRecorder recorder() {
    return recorder;
  }

  Line line() {
    return line;
  }

  /** Goes back, on its line of execution, to where it began. */
  void leaveLine() {
    line.innermost(outer);
  }

  int depth() {
    return depth;
  }

  /** Returns where it stands among the dependency calls; negative if it is left out. */
  int position() {
    return position;
  }

  DependencyRequest request() {
    return request;
  }

  /** Returns the place of its result; {@code null} where nothing is returned. */
  ValueSlot result() {
    return result;
  }

  long startTicks() {
    return startTicks;
  }

  /**
   * Says whether a call that is noticed within this one is this one, having come further in; if so,
   * the next of the same kind is another.
   */
  boolean covers(DependencyMethod inner, DependencyForm innerForm) {
    boolean same = method != null && innerForm.compareTo(form) > 0 && method.isSameMethod(inner);
    if (same) {
      form = innerForm;
    }
    return same;
  }

  /**
   * Lets the captured call, when it ends, look for a result that has come but was not noted yet.
   */
  void settleEarly(Runnable settling) {
    if (position >= 0 && line.call() instanceof RecordedCall call) {
      call.dependencies().settleAtEnd(settling);
    }
  }

  /** Says whether a replay answers this call, so that it must not be made. */
  boolean isAnswered() {
    return answer != null;
  }

  /** Returns or throws what a replay answers. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes to whoever made the call
  Object answer() {
    if (answer instanceof Answer.Unanswered unanswered) {
      throw unanswered.why();
    }
    boolean later = method != null && method.returnsStage();
    if (answer instanceof Answer.Threw threw) {
      if (later) {
        return CompletableFuture.failedFuture(threw.error());
      }
      throw Unchecked.rethrow(threw.error());
    }
    Object value = ((Answer.Returned) answer).value();
    return later ? CompletableFuture.completedFuture(value) : value;
  }
}
