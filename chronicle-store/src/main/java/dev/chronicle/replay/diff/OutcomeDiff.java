package dev.chronicle.replay.diff;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares how two calls ended: result, exception, and the arguments that they changed. */
public final class OutcomeDiff {
  private static final String RESULT = "$.result";
  private static final String EXCEPTION = "$.exception";
  private static final String MUTATED = "$.mutated_args";

  private final Comparison comparison;

  /** Compares by these rules. */
  public OutcomeDiff(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Returns what differs, in the order of the places; empty if nothing does.
   *
   * @param result what the signature says of the result
   * @param arguments what it says of the arguments, by name
   * @param unwatched names of arguments that were cut on either side, which may or may not have
   *     been changed
   */
  public List<Finding> compare(
      Outcome recorded,
      Outcome replayed,
      Set<String> unwatched,
      DeclaredType result,
      Map<String, DeclaredType> arguments) {
    List<Finding> findings = new ArrayList<>();
    if (recorded instanceof Outcome.Returned before && replayed instanceof Outcome.Returned after) {
      findings.addAll(ValueDiff.compare(comparison, RESULT, before.value(), after.value(), result));
    } else if (recorded instanceof Outcome.Threw before
        && replayed instanceof Outcome.Threw after) {
      throwable(EXCEPTION, before.error(), after.error(), findings);
    } else if (recorded instanceof Outcome.Returned before
        && replayed instanceof Outcome.Threw after) {
      findings.add(
          new Finding(EXCEPTION, FindingKind.THREW, before.value().json(), text(after.error())));
    } else if (recorded instanceof Outcome.Threw before
        && replayed instanceof Outcome.Returned after) {
      findings.add(
          new Finding(EXCEPTION, FindingKind.RETURNED, text(before.error()), after.value().json()));
    }
    mutated(watched(recorded, unwatched), watched(replayed, unwatched), arguments, findings);
    return List.copyOf(findings);
  }

  private static List<CapturedArgument> watched(Outcome outcome, Set<String> unwatched) {
    return outcome.mutatedArguments().stream()
        .filter(argument -> !unwatched.contains(argument.name()))
        .toList();
  }

  private static void throwable(
      String path, CapturedThrowable recorded, CapturedThrowable replayed, List<Finding> findings) {
    if (recorded == null && replayed == null) {
      return;
    }
    if (recorded == null || replayed == null || !recorded.type().equals(replayed.type())) {
      findings.add(
          new Finding(path, FindingKind.EXCEPTION_CHANGED, text(recorded), text(replayed)));
      return;
    }
    String before = quote(recorded.message());
    String after = quote(replayed.message());
    if (!before.equals(after)) {
      findings.add(new Finding(path + ".message", FindingKind.CHANGED, before, after));
    }
    throwable(path + ".cause", recorded.cause(), replayed.cause(), findings);
  }

  private void mutated(
      List<CapturedArgument> recorded,
      List<CapturedArgument> replayed,
      Map<String, DeclaredType> types,
      List<Finding> findings) {
    Map<String, CapturedValue> left = new LinkedHashMap<>();
    replayed.forEach(argument -> left.put(argument.name(), argument.value()));
    for (CapturedArgument argument : recorded) {
      String path = Places.member(MUTATED, argument.name());
      CapturedValue after = left.remove(argument.name());
      if (after == null) {
        findings.add(new Finding(path, FindingKind.MISSING, argument.value().json(), null));
      } else {
        findings.addAll(
            ValueDiff.compare(
                comparison,
                path,
                argument.value(),
                after,
                types.getOrDefault(argument.name(), DeclaredType.UNKNOWN)));
      }
    }
    left.forEach(
        (name, value) ->
            findings.add(
                new Finding(Places.member(MUTATED, name), FindingKind.ADDED, null, value.json())));
  }

  private static String text(CapturedThrowable error) {
    if (error == null) {
      return null;
    }
    return quote(error.message() == null ? error.type() : error.type() + ": " + error.message());
  }

  private static String quote(String text) {
    return text == null ? "null" : JsonTree.quote(text);
  }
}
