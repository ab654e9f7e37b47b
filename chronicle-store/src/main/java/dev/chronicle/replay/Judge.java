package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.diff.DeclaredType;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import dev.chronicle.replay.diff.OutcomeDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what became of a call that has been played back. Immutable. */
final class Judge {
  private final Rules rules;
  private final OutcomeDiff outcomes;

  Judge(Rules rules) {
    this.rules = rules;
    this.outcomes = new OutcomeDiff(rules.comparison());
  }

  ReplayResult judge(Replay replay) {
    CapturedCall call = replay.recorded().call();
    if (replay.incompatibleReason() != null) {
      return new ReplayResult.Incompatible(call, replay.incompatibleReason());
    }
    if (replay.skipReason() != null) {
      return new ReplayResult.Skipped(call, replay.skipReason());
    }
    List<Finding> masked = new ArrayList<>();
    List<Divergence> divergences = new ArrayList<>();
    for (CallAnswers one : replay.ended()) {
      if (one.isComparable()) {
        List<Finding> findings = findings(one, !divergences.isEmpty(), masked);
        if (!findings.isEmpty()) {
          divergences.add(new Divergence(one.recorded().call(), one.replayed(), findings));
        }
      }
    }
    if (!divergences.isEmpty() && replay.doubt() != null) {
      return new ReplayResult.Skipped(call, replay.doubt() + ", and the call went another way");
    }
    CapturedCall replayed = replay.root().replayed();
    return divergences.isEmpty()
        ? new ReplayResult.Matched(call, replayed, masked)
        : new ReplayResult.Diverged(call, replayed, divergences);
  }

  private List<Finding> findings(CallAnswers call, boolean isExplained, List<Finding> masked) {
    Outcome recorded = Recorded.stable(call.recorded().call().outcome());
    Outcome replayed = Recorded.stable(call.replayed().outcome());
    LiveMethod method = rules.methods().exactly(call.replayed().function());
    List<Finding> all = new ArrayList<>(call.findings());
    boolean followsFromMiss =
        (isExplained || !all.isEmpty())
            && replayed instanceof Outcome.Threw threw
            && UnansweredCallException.isCauseOf(threw.error());
    for (Finding finding :
        outcomes.compare(
            recorded,
            replayed,
            cutArguments(call),
            method == null ? DeclaredType.UNKNOWN : method.result(),
            method == null ? Map.of() : method.arguments())) {
      if (!followsFromMiss || finding.kind().compareTo(FindingKind.EXCEPTION_CHANGED) > 0) {
        all.add(finding);
      }
    }
    if (!followsFromMiss) {
      all.addAll(call.notMade());
    }
    List<Finding> left = new ArrayList<>();
    String function = call.recorded().call().function().name();
    for (Finding finding : all) {
      (rules.masks().hide(function, finding) ? masked : left).add(finding);
    }
    return left;
  }

  /** Returns the arguments of which only the beginning is known. */
  private static Set<String> cutArguments(CallAnswers call) {
    Set<String> names = new HashSet<>();
    for (CapturedCall one : List.of(call.recorded().call(), call.replayed())) {
      for (CapturedArgument argument : one.arguments()) {
        if (argument.value().losses().stream().anyMatch(Judge::endsEarly)) {
          names.add(argument.name());
        }
      }
    }
    return names;
  }

  private static boolean endsEarly(Loss loss) {
    return loss.reason() == Loss.Reason.BYTES_CUT;
  }
}
