package dev.chronicle.capture.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.FunctionId;
import java.util.List;

/**
 * What a replay knows of one captured call: the answers to its dependency calls, and the calls of
 * captured methods within it.
 *
 * <p>Asked from the threads that the replayed code runs on; calls that ask from one {@link
 * DependencyRequest#path()} come one after the other. While a method of this interface runs,
 * nothing is captured. What it throws, the replayed code gets to see.
 */
public interface ReplayAnswers {

  /**
   * Answers a dependency call that the captured call makes itself. Calls that would be made within
   * the answered one are never asked for.
   */
  Answer answer(DependencyRequest request);

  /**
   * Answers a call of which only failures are recorded, such as opening a connection: {@code null},
   * if none is recorded with these very arguments. Nobody misses the call if it is not made.
   */
  default Answer answerIfRecorded(DependencyRequest request) {
    return null;
  }

  /**
   * Tells that an answer was used beyond what the recorded call made of it, as by code that reads
   * more rows now: a difference between the two. Returns what is thrown to whoever did it.
   *
   * @param what was asked for, as a part of a sentence
   */
  default RuntimeException neverAsked(DependencyRequest request, String what) {
    return new IllegalStateException(request.name() + ": " + what);
  }

  /**
   * Tells that something is needed that no recording holds, or not as it was, so that nothing can
   * be said about the call. Returns what is thrown to whoever needs it.
   */
  default RuntimeException unusable(String why) {
    return new IllegalStateException(why);
  }

  /**
   * Tells that something was answered with what stands in its place, such as the token of a secret:
   * if the call ends in another way than it did, nothing can be said about it.
   */
  default void standsIn(String what) {}

  /**
   * Tells that a captured method was entered within this call, and asks for the answers to that
   * one's dependency calls.
   *
   * @param arguments written down as in a recording, before the method runs
   */
  ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments);

  /**
   * Tells that the captured call has ended, with all that would have been recorded of it. Does
   * nothing unless implemented. For a method that returns a {@link
   * java.util.concurrent.CompletionStage} this comes when that has completed, from the thread that
   * completed it.
   */
  default void ended(CapturedCall replayed) {}
}
