package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.replay.ReplayAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One root call being played back, with all that happens within it. Its answers lock it, as do
 * those of the calls within. Thread-safe.
 */
final class Replay implements ReplayAnswers {
  private static final Duration STRAGGLERS = Duration.ofMillis(500);

  private final Rules rules;
  private final RecordedCall recorded;
  private final List<CallAnswers> ended = new ArrayList<>();
  private final StandIns standIns = new StandIns();
  private CallAnswers root;
  private String skipReason;
  private String doubt;
  private String incompatibleReason;

  Replay(Rules rules, RecordedCall recorded) {
    this.rules = rules;
    this.recorded = recorded;
  }

  Rules rules() {
    return rules;
  }

  RecordedCall recorded() {
    return recorded;
  }

  @Override
  public synchronized ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments) {
    return root == null ? enter() : new ForeignAnswers(root);
  }

  /** Begins the root call, whose answers are returned. */
  synchronized CallAnswers enter() {
    root = new CallAnswers(this, recorded, null, true);
    return root;
  }

  @Override
  public Answer answer(DependencyRequest request) {
    return new Answer.Unanswered(
        new UnansweredCallException(
            request.name() + " was called outside the captured method that is replayed"));
  }

  synchronized void ended(CallAnswers call) {
    ended.add(call);
    notifyAll();
  }

  /** Notes that the recording lacks an answer. */
  synchronized void skip(String reason) {
    skipReason = skipReason == null ? reason : skipReason;
  }

  /** Notes that a standard exception was thrown in place of a driver's own. */
  synchronized void standsIn(Throwable standard, CapturedThrowable original) {
    standIns.add(standard, original);
    doubt(
        "threw a %s in place of the %s, which was not allowed to be made"
            .formatted(standard.getClass().getName(), original.type()));
  }

  /** Returns a replayed call with the recorded exceptions in place of those that stand for them. */
  synchronized CapturedCall revealedIn(CapturedCall call) {
    return standIns.revealedIn(UnmadeCause.revealedIn(call));
  }

  /** Notes that an answer was given by what stands in its place. */
  synchronized void doubt(String what) {
    doubt = doubt == null ? what : doubt;
  }

  /** Notes that a recorded answer does not fit the code of today. */
  synchronized void incompatible(String reason) {
    incompatibleReason = incompatibleReason == null ? reason : incompatibleReason;
  }

  /**
   * Waits for the end of the root call, if it goes on after its method has returned, and then for a
   * short time for what it left to other threads.
   *
   * @return whether the root call has ended
   * @throws InterruptedException if the thread was interrupted before
   */
  synchronized boolean await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (long left = millisUntil(deadline);
        root != null && root.replayed() == null && left > 0;
        left = millisUntil(deadline)) {
      wait(left);
    }
    long end = System.nanoTime() + STRAGGLERS.toNanos();
    for (long left = millisUntil(end);
        root != null && root.awaitsOthers() && left > 0;
        left = millisUntil(end)) {
      wait(left);
    }
    return root != null && root.replayed() != null;
  }

  private static long millisUntil(long deadline) {
    return (deadline - System.nanoTime()) / 1_000_000;
  }

  /** Returns the answers for the root call; {@code null} if its method was never entered. */
  synchronized CallAnswers root() {
    return root;
  }

  /** Returns the calls that have ended, in that order. */
  synchronized List<CallAnswers> ended() {
    return List.copyOf(ended);
  }

  /** Returns why the call cannot be judged for want of a recording; {@code null} if it can. */
  synchronized String skipReason() {
    return skipReason;
  }

  /** Returns why a difference need not be one; {@code null} if it is. */
  synchronized String doubt() {
    return doubt;
  }

  /** Returns why the recording does not fit; {@code null} if it does. */
  synchronized String incompatibleReason() {
    return incompatibleReason;
  }
}
