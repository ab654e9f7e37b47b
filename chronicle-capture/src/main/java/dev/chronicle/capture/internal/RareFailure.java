package dev.chronicle.capture.internal;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import java.util.List;

/**
 * A call that is recorded only if it fails, such as opening a connection, which nobody misses
 * otherwise. Told apart from others by how many there were before on its line of execution. Used by
 * one thread.
 */
public final class RareFailure {
  private static final String ATTEMPT = "attempt";

  private final String kind;
  private final String name;
  private final int attempt;
  private final List<Class<?>> exceptionTypes;

  private RareFailure(String kind, String name, int attempt, List<Class<?>> exceptionTypes) {
    this.kind = kind;
    this.name = name;
    this.attempt = attempt;
    this.exceptionTypes = exceptionTypes;
  }

  /** Begins an attempt: {@code null} if a failure of it is not to be recorded. */
  public static RareFailure attempt(String kind, String name, Class<?> exceptionType) {
    return Dependencies.isFollowedDirectly()
        ? new RareFailure(
            kind, name, CallStack.ofThisThread().line().nextAttempt(), List.of(exceptionType))
        : null;
  }

  /** Ends the attempt with an exception. Never throws. */
  public void failed(Throwable error) {
    OpenDependency open =
        Dependencies.enter(
            kind, name, List.of(new NamedValue(ATTEMPT, attempt)), Outcome.class, exceptionTypes);
    Dependencies.failed(open, error);
  }

  /** In a replay, throws what this attempt ended with when it was recorded, if it did. */
  public void throwAsRecorded() {
    CallStack stack = CallStack.ofThisThread();
    DependencyRequest request =
        new DependencyRequest(
            kind,
            name,
            stack.line().path(),
            List.of(new CapturedArgument(ATTEMPT, CapturedValue.exact(Integer.toString(attempt)))),
            Outcome.class,
            exceptionTypes);
    Answer answer = stack.replay().answersFor(stack.current()).answerIfRecorded(request);
    if (answer instanceof Answer.Threw threw) {
      throw Unchecked.rethrow(threw.error());
    }
    if (answer instanceof Answer.Unanswered unanswered) {
      throw unanswered.why();
    }
  }
}
