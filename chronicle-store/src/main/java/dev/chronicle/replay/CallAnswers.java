package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.value.ValueReadException;
import dev.chronicle.replay.diff.DeclaredType;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import dev.chronicle.replay.diff.Places;
import dev.chronicle.replay.diff.ValueDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers for one captured call from its recording, and keeps what differed.
 *
 * <p>A dependency call is answered by the recorded one with the same key: dependency, arguments and
 * line of execution, each used once and in order. Then by one that differs only in what is noise,
 * then by the next of the same signature, which is a finding. Never by one that is merely similar.
 *
 * <p>Thread-safe: locks the replay of the root call that it is part of.
 */
final class CallAnswers implements ReplayAnswers {
  private static final String CALLS = "$.calls";

  private final Replay replay;
  private final RecordedCall recorded;
  private final CallAnswers caller;
  private final DependencyPool dependencies;
  private final List<RecordedCall> callsLeft;
  private final List<Finding> findings = new ArrayList<>();
  private final boolean isComparable;
  private CapturedCall replayed;

  /**
   * Makes the answers for a call.
   *
   * @param caller answers for the call that makes this one; {@code null} for the root
   * @param isComparable whether the call was made with the recorded arguments
   */
  CallAnswers(Replay replay, RecordedCall recorded, CallAnswers caller, boolean isComparable) {
    this.replay = replay;
    this.recorded = recorded;
    this.caller = caller;
    this.isComparable = isComparable;
    this.dependencies = new DependencyPool(recorded.call());
    this.callsLeft = new ArrayList<>(recorded.children());
  }

  @Override
  public Answer answer(DependencyRequest request) {
    synchronized (replay) {
      Optional<DependencyCall> answer = find(request);
      if (answer.isPresent()) {
        return answerWith(answer.get(), request);
      }
      String explanation = dependencies.nearest(request, replay.rules().comparison());
      findings.add(DependencyPool.notRecorded(request, explanation));
      return new Answer.Unanswered(
          new UnansweredCallException(
              "%s%s has no recorded answer in %s: %s"
                  .formatted(
                      request.name(),
                      Recorded.arguments(request.arguments()),
                      recorded.call().function().name(),
                      explanation)));
    }
  }

  @Override
  public Answer answerIfRecorded(DependencyRequest request) {
    synchronized (replay) {
      return takeSame(request).map(call -> answerWith(call, request)).orElse(null);
    }
  }

  private Optional<DependencyCall> takeSame(DependencyRequest request) {
    Optional<DependencyCall> same = dependencies.takeSame(request);
    // A method that is captured now, or not any more, takes its dependency calls with it.
    for (CallAnswers outer = caller; same.isEmpty() && outer != null; outer = outer.caller) {
      same = outer.dependencies.takeSame(request);
    }
    return same;
  }

  private Optional<DependencyCall> find(DependencyRequest request) {
    Optional<DependencyCall> same = takeSame(request);
    if (same.isPresent()) {
      return same;
    }
    Rules rules = replay.rules();
    Optional<DependencyCall> alike =
        dependencies.takeAlike(
            request,
            rules.comparison(),
            finding -> isNoise(finding) || (!rules.knowsKey() && Recorded.isOtherToken(finding)));
    if (alike.isPresent()) {
      return alike;
    }
    Optional<DependencyCall> next = dependencies.takeNext(request);
    next.ifPresent(
        call ->
            DependencyPool.differences(call, request, rules.comparison())
                .forEach(difference -> findings.add(drifted(difference))));
    return next;
  }

  private boolean isNoise(Finding finding) {
    return replay.rules().masks().hide(recorded.call().function().name(), finding);
  }

  private static Finding drifted(Finding difference) {
    return new Finding(
        difference.path(),
        FindingKind.DRIFTED,
        difference.recorded(),
        difference.replayed(),
        "answered by its place in the order");
  }

  private Answer answerWith(DependencyCall call, DependencyRequest request) {
    if (call.outcome() instanceof Outcome.Threw threw) {
      Throwable error = replay.rules().throwables().make(threw.error(), request.exceptionTypes());
      if (error == null) {
        error = replay.rules().throwables().makeStandard(threw.error());
        if (error != null) {
          replay.standsIn(error, threw.error());
        }
      }
      return error == null
          ? unusable(call, "threw a " + typeOf(threw.error()) + ", which may not be made")
          : new Answer.Threw(error);
    }
    if (request.resultType() == Outcome.class) {
      return new Answer.Returned(call.outcome());
    }
    Outcome.Returned returned = (Outcome.Returned) call.outcome();
    if (request.resultType() == void.class) {
      return new Answer.Returned(null);
    }
    if (returned.value().fidelity() != Fidelity.EXACT) {
      return unusable(
          call,
          "was recorded %s: %s"
              .formatted(returned.value().fidelity(), Reasons.of(returned.value())));
    }
    try {
      return new Answer.Returned(
          replay.rules().codec().read(returned.value(), request.resultType()));
    } catch (ValueReadException misfit) {
      return incompatible(call, misfit);
    }
  }

  private static String typeOf(CapturedThrowable error) {
    return error.type();
  }

  private Answer unusable(DependencyCall call, String why) {
    String reason = "answer of " + call.name() + " " + why;
    replay.skip(reason);
    return new Answer.Unanswered(new UnansweredCallException(reason));
  }

  private Answer incompatible(DependencyCall call, ValueReadException misfit) {
    String reason = "answer of " + call.name() + " does not fit: " + misfit.getMessage();
    replay.incompatible(reason);
    return new Answer.Unanswered(new UnansweredCallException(reason));
  }

  @Override
  public RuntimeException neverAsked(DependencyRequest request, String what) {
    synchronized (replay) {
      findings.add(DependencyPool.notRecorded(request, what));
      return new UnansweredCallException(
          "%s%s has no recorded answer in %s: %s"
              .formatted(
                  request.name(),
                  Recorded.arguments(request.arguments()),
                  recorded.call().function().name(),
                  what));
    }
  }

  @Override
  public RuntimeException unusable(String why) {
    replay.skip(why);
    return new UnansweredCallException(why);
  }

  @Override
  public void standsIn(String what) {
    replay.doubt(what);
  }

  @Override
  public ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments) {
    synchronized (replay) {
      RecordedCall same = take(function, arguments);
      if (same != null) {
        return new CallAnswers(replay, same, this, true);
      }
      RecordedCall next = take(function, null);
      if (next == null) {
        return new ForeignAnswers(this);
      }
      List<Finding> differences = differences(next.call(), arguments);
      boolean noise = differences.stream().allMatch(this::isNoise);
      if (!noise) {
        differences.forEach(difference -> findings.add(drifted(difference)));
      }
      return new CallAnswers(replay, next, this, noise);
    }
  }

  private RecordedCall take(FunctionId function, List<CapturedArgument> arguments) {
    for (RecordedCall call : callsLeft) {
      if (call.call().function().name().equals(function.name())
          && (arguments == null || same(call.call().arguments(), arguments))) {
        callsLeft.remove(call);
        return call;
      }
    }
    return null;
  }

  private static boolean same(List<CapturedArgument> recorded, List<CapturedArgument> replayed) {
    if (recorded.size() != replayed.size()) {
      return false;
    }
    for (int i = 0; i < recorded.size(); i++) {
      if (!Recorded.same(recorded.get(i).value(), replayed.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  private List<Finding> differences(CapturedCall call, List<CapturedArgument> arguments) {
    String path = Places.member(CALLS, call.function().name()) + ".args";
    List<Finding> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(call.arguments().size(), arguments.size()); i++) {
      differences.addAll(
          ValueDiff.compare(
              replay.rules().comparison(),
              Places.member(path, arguments.get(i).name()),
              Recorded.stabilized(call.arguments().get(i).value()),
              Recorded.stabilized(arguments.get(i).value()),
              DeclaredType.UNKNOWN));
    }
    return differences;
  }

  @Override
  public void ended(CapturedCall call) {
    synchronized (replay) {
      replayed = replay.revealedIn(call);
      replay.ended(this);
    }
  }

  RecordedCall recorded() {
    return recorded;
  }

  /** Returns the call as it was now; {@code null} before its end. */
  CapturedCall replayed() {
    return replayed;
  }

  /** Says whether the outcome can be held against the recorded one. */
  boolean isComparable() {
    return isComparable;
  }

  /** Returns what differed while the call went on, in that order. */
  List<Finding> findings() {
    return findings;
  }

  /** Returns a finding for each recorded call, of a dependency or captured, that was not made. */
  List<Finding> notMade() {
    List<Finding> missing = new ArrayList<>(dependencies.notMade());
    for (RecordedCall call : callsLeft) {
      if (!call.isWithinDependencyOf(recorded.call())) {
        missing.add(
            new Finding(
                Places.member(CALLS, call.call().function().name()),
                FindingKind.NOT_MADE,
                Recorded.arguments(call.call().arguments()),
                null));
      }
    }
    return missing;
  }

  /** Says whether something that was recorded on another thread has not come to pass yet. */
  boolean awaitsOthers() {
    return dependencies.awaitsOthers()
        || callsLeft.stream().anyMatch(call -> !threadOf(call).equals(threadOf(recorded)));
  }

  private static String threadOf(RecordedCall call) {
    return call.call().origin().thread();
  }
}
