package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.value.ValueReadException;
import java.lang.reflect.Type;

/** A recorded outcome that replayed code reads bit by bit. */
public final class ReadAnswer {
  private final OpenDependency open;
  private final ReplayAnswers answers;
  private final Outcome outcome;

  private ReadAnswer(OpenDependency open, ReplayAnswers answers, Outcome outcome) {
    this.open = open;
    this.answers = answers;
    this.outcome = outcome;
  }

  /** Returns what a replay answers a call with, or throws it. */
  public static ReadAnswer of(OpenDependency open) {
    Outcome outcome = (Outcome) open.answer();
    ReplayAnswers answers = CallStack.ofThisThread().replay().answersFor(open.line().call());
    return new ReadAnswer(open, answers, outcome);
  }

  /**
   * Returns what is thrown to code that needs, in a replay, what is never recorded. See {@link
   * ReplayAnswers#unusable}.
   */
  public static RuntimeException unanswerable(String why) {
    CallStack stack = CallStack.ofThisThread();
    return stack.replay() == null
        ? new IllegalStateException(why)
        : stack.replay().answersFor(stack.current()).unusable(why);
  }

  /**
   * Returns what was recorded.
   *
   * @throws RuntimeException if that was an exception, which a replay throws itself
   */
  public CapturedValue value() {
    if (outcome instanceof Outcome.Returned returned) {
      return returned.value();
    }
    throw unusable("threw what cannot be made again");
  }

  /**
   * Turns a part of it back into an object.
   *
   * @throws RuntimeException if it is none of that type
   */
  public Object read(String json, Type type) {
    try {
      return open.recorder().codec().read(CapturedValue.exact(json), type);
    } catch (ValueReadException misfit) {
      throw unusable("does not fit: " + misfit.getMessage());
    }
  }

  /** See {@link ReplayAnswers#neverAsked}. */
  public RuntimeException neverAsked(String what) {
    return answers.neverAsked(open.request(), what);
  }

  /** See {@link ReplayAnswers#unusable}. */
  public RuntimeException unusable(String why) {
    return answers.unusable("answer of " + open.request().name() + " " + why);
  }

  /** See {@link ReplayAnswers#standsIn}. */
  public void standsIn(String what) {
    answers.standsIn("answer of " + open.request().name() + " " + what);
  }
}
