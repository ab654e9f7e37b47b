package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.replay.diff.Comparison;
import dev.chronicle.replay.diff.DeclaredType;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import dev.chronicle.replay.diff.Places;
import dev.chronicle.replay.diff.ValueDiff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The recorded dependency calls of one captured call, each to be used once.
 *
 * <p>Not thread-safe.
 */
final class DependencyPool {
  private static final String DEPENDENCIES = "$.dependencies";
  private static final Set<String> TRANSACTION_ENDS = Set.of("commit", "rollback");
  private static final String NO_ENDS =
      "; if the code has not changed, the recording is older than those that tell how transactions"
          + " end: record anew";

  private final List<DependencyCall> left = new ArrayList<>();
  private final List<DependencyCall> used = new ArrayList<>();

  DependencyPool(CapturedCall call) {
    for (DependencyCall dependency : call.dependencies()) {
      if (dependency.depth() == 0) {
        left.add(dependency);
      }
    }
  }

  /** Takes the first unused call with the same key. */
  Optional<DependencyCall> takeSame(DependencyRequest request) {
    return take(call -> isOf(call, request) && sameArguments(call, request));
  }

  /** Takes the first unused call whose arguments differ only in ways that do not count. */
  Optional<DependencyCall> takeAlike(
      DependencyRequest request, Comparison comparison, Predicate<Finding> isNoise) {
    return take(
        call ->
            isOf(call, request)
                && call.arguments().size() == request.arguments().size()
                && differences(call, request, comparison).stream().allMatch(isNoise));
  }

  /** Takes the first unused call of the same signature, whatever its arguments. */
  Optional<DependencyCall> takeNext(DependencyRequest request) {
    return take(
        call -> isOf(call, request) && names(call.arguments()).equals(names(request.arguments())));
  }

  private Optional<DependencyCall> take(Predicate<DependencyCall> wanted) {
    for (DependencyCall call : left) {
      if (wanted.test(call)) {
        left.remove(call);
        used.add(call);
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(DependencyCall call, DependencyRequest request) {
    return call.kind().equals(request.kind())
        && Recorded.sameName(call.name(), request.name())
        && call.path().equals(request.path());
  }

  private static boolean sameArguments(DependencyCall call, DependencyRequest request) {
    if (call.arguments().size() != request.arguments().size()) {
      return false;
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (!Recorded.same(call.arguments().get(i).value(), request.arguments().get(i).value())) {
        return false;
      }
    }
    return true;
  }

  private static List<String> names(List<CapturedArgument> arguments) {
    return arguments.stream().map(CapturedArgument::name).toList();
  }

  /** Returns what differs between the arguments of a recorded and a wanted call. */
  static List<Finding> differences(
      DependencyCall call, DependencyRequest request, Comparison comparison) {
    String path = Places.member(DEPENDENCIES, call.name()) + ".args";
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < request.arguments().size(); i++) {
      CapturedArgument wanted = request.arguments().get(i);
      String place = Places.member(path, wanted.name());
      if (i < call.arguments().size()) {
        findings.addAll(
            ValueDiff.compare(
                comparison,
                place,
                Recorded.stabilized(call.arguments().get(i).value()),
                Recorded.stabilized(wanted.value()),
                DeclaredType.UNKNOWN));
      } else {
        findings.add(new Finding(place, FindingKind.ADDED, null, Recorded.stable(wanted.value())));
      }
    }
    for (int i = request.arguments().size(); i < call.arguments().size(); i++) {
      CapturedArgument gone = call.arguments().get(i);
      findings.add(
          new Finding(
              Places.member(path, gone.name()), FindingKind.MISSING, gone.value().json(), null));
    }
    return findings;
  }

  /** Returns a finding for each recorded call that was not made. */
  List<Finding> notMade() {
    return left.stream()
        .map(
            call ->
                new Finding(
                    Places.member(DEPENDENCIES, call.name()),
                    FindingKind.NOT_MADE,
                    Recorded.arguments(call.arguments()),
                    null))
        .toList();
  }

  /** Says whether a call that was recorded on another line of execution was not made yet. */
  boolean awaitsOthers() {
    return left.stream().anyMatch(call -> !call.path().equals(DependencyCall.CALLING_THREAD));
  }

  /** Returns a finding for a call that has no recorded answer, with what comes nearest. */
  static Finding notRecorded(DependencyRequest request, String explanation) {
    return new Finding(
        Places.member(DEPENDENCIES, request.name()),
        FindingKind.NOT_RECORDED,
        null,
        Recorded.arguments(request.arguments()),
        explanation);
  }

  /** Tells which recorded call comes nearest to one that has no answer, and where they differ. */
  String nearest(DependencyRequest request, Comparison comparison) {
    List<DependencyCall> all = new ArrayList<>(left);
    all.addAll(used);
    Optional<DependencyCall> candidate =
        all.stream()
            .filter(call -> call.name().equals(request.name()))
            .min(Comparator.comparingInt(call -> differences(call, request, comparison).size()));
    if (candidate.isEmpty()) {
      List<String> names = all.stream().map(DependencyCall::name).distinct().sorted().toList();
      String only =
          names.isEmpty()
              ? "no dependency call was recorded of this call"
              : "recorded were only calls of " + String.join(", ", names);
      boolean isOlder =
          TRANSACTION_ENDS.contains(request.name())
              && Collections.disjoint(names, TRANSACTION_ENDS);
      return isOlder ? only + NO_ENDS : only;
    }
    DependencyCall call = candidate.get();
    List<Finding> differences = differences(call, request, comparison);
    String where =
        differences.isEmpty()
            ? "with the same arguments"
            : "which differs in "
                + String.join("; ", differences.stream().map(Objects::toString).toList());
    String line = call.path().equals(request.path()) ? "" : " on line " + call.path();
    String state = used.contains(call) ? ", answered already" : "";
    return "nearest is "
        + call.name()
        + Recorded.arguments(call.arguments())
        + line
        + state
        + ", "
        + where;
  }
}
