package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.FunctionId;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.replay.ReplayAnswers;
import java.util.List;

/**
 * Answers for a captured call that was not recorded, as of a method that carries {@code @Capture}
 * only now: what it asks for is asked on behalf of its caller.
 */
final class ForeignAnswers implements ReplayAnswers {
  private final CallAnswers caller;

  ForeignAnswers(CallAnswers caller) {
    this.caller = caller;
  }

  @Override
  public Answer answer(DependencyRequest request) {
    return caller.answer(request);
  }

  @Override
  public Answer answerIfRecorded(DependencyRequest request) {
    return caller.answerIfRecorded(request);
  }

  @Override
  public RuntimeException neverAsked(DependencyRequest request, String what) {
    return caller.neverAsked(request, what);
  }

  @Override
  public RuntimeException unusable(String why) {
    return caller.unusable(why);
  }

  @Override
  public void standsIn(String what) {
    caller.standsIn(what);
  }

  @Override
  public ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments) {
    return caller.nested(function, arguments);
  }
}
