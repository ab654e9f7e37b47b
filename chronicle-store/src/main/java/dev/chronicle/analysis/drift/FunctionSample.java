package dev.chronicle.analysis.drift;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some calls of one function show. Not thread-safe. */
final class FunctionSample {
  private static final int MOST_WITH_SAME_ARGUMENTS = 6;

  private final Map<String, Sighting> exceptions = new HashMap<>();
  private final Map<String, Sighting> shapes = new HashMap<>();
  private final Map<String, List<Result>> byArguments = new HashMap<>();
  private int calls;
  private int returned;

  /**
   * How often something was seen.
   *
   * @param calls in how many calls
   * @param example the first of them
   */
  record Sighting(int calls, CallId example) {
    Sighting again() {
      return new Sighting(calls + 1, example);
    }
  }

  /** The outcome of a call, taken apart into leaves. */
  record Result(CallId id, Map<String, String> leaves) {}

  void add(CapturedCall call) {
    calls++;
    ResultTree tree = ResultTree.of(call);
    if (call.outcome() instanceof Outcome.Threw threw) {
      see(threw.error().type(), call.id(), exceptions);
    } else if (!tree.leaves().isEmpty()) {
      returned++;
      tree.shape().forEach(path -> see(path, call.id(), shapes));
    }
    if (!tree.leaves().isEmpty()) {
      List<Result> same =
          byArguments.computeIfAbsent(arguments(call), arguments -> new ArrayList<>());
      if (same.size() < MOST_WITH_SAME_ARGUMENTS) {
        same.add(new Result(call.id(), tree.leaves()));
      }
    }
  }

  int calls() {
    return calls;
  }

  /** How many calls returned a result that was recorded whole. */
  int returned() {
    return returned;
  }

  /** Types of exceptions. */
  Map<String, Sighting> exceptions() {
    return exceptions;
  }

  /** Paths and types in results. */
  Map<String, Sighting> shapes() {
    return shapes;
  }

  /** Results of calls with the same arguments. */
  Map<String, List<Result>> byArguments() {
    return byArguments;
  }

  private static void see(String what, CallId call, Map<String, Sighting> seen) {
    seen.merge(what, new Sighting(1, call), (before, first) -> before.again());
  }

  private static String arguments(CapturedCall call) {
    return call.function().descriptor()
        + call.arguments().stream()
            .map(CapturedArgument::value)
            .map(value -> value.fidelity() + value.json())
            .collect(Collectors.joining("\n"));
  }
}
