package dev.chronicle.demo.dashboard;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page of one call shows.
 *
 * @param row the call
 * @param arguments its arguments by name
 * @param mutated those that were no longer the same when it ended
 * @param result what it returned; {@code null} when it threw
 * @param thrown what it threw and the causes of that, the nearest first
 * @param dependencies what it asked others for
 * @param losses what the recording does not hold, in words
 * @param waterfall the call tree that it belongs to
 * @param trace address of its trace in another program; empty when none is configured
 * @param earlier another call of the function, to compare with; {@code null} when there is none
 * @param succeeded one that returned; {@code null} when there is none
 */
public record CallDetail(
    CallRow row,
    Map<String, JsonTree> arguments,
    Map<String, JsonTree> mutated,
    JsonTree result,
    List<CapturedThrowable> thrown,
    List<Dependency> dependencies,
    List<String> losses,
    Waterfall waterfall,
    String trace,
    String earlier,
    String succeeded) {
  private static final int BUDGET = 420;
  private static final int MOST_DEPENDENCIES = 40;

  /**
   * What was asked of another program or method.
   *
   * @param call the call
   * @param arguments what was passed
   * @param result what came back; {@code null} when it failed
   * @param error what it failed with; empty when it did not
   */
  public record Dependency(
      DependencyCall call, Map<String, JsonTree> arguments, JsonTree result, String error) {}

  static CallDetail of(
      CapturedCall call, List<CapturedCall> tree, String trace, String earlier, String succeeded) {
    JsonTrees trees = new JsonTrees(BUDGET);
    JsonTree result =
        call.outcome() instanceof Outcome.Returned returned ? trees.of(returned.value()) : null;
    Map<String, JsonTree> arguments = arguments(call.arguments(), trees);
    Map<String, JsonTree> mutated = arguments(call.outcome().mutatedArguments(), trees);
    return new CallDetail(
        new CallRow(call),
        arguments,
        mutated,
        result,
        thrown(call.outcome()),
        call.dependencies().stream()
            .limit(MOST_DEPENDENCIES)
            .map(each -> dependency(each, trees))
            .toList(),
        losses(call),
        Waterfall.of(tree.isEmpty() ? List.of(call) : tree),
        trace,
        earlier,
        succeeded);
  }

  private static Dependency dependency(DependencyCall call, JsonTrees trees) {
    JsonTree result =
        call.outcome() instanceof Outcome.Returned returned ? trees.of(returned.value()) : null;
    String error =
        call.outcome() instanceof Outcome.Threw threw
            ? CallRow.shortName(threw.error().type()) + ": " + threw.error().message()
            : "";
    return new Dependency(call, arguments(call.arguments(), trees), result, error);
  }

  private static Map<String, JsonTree> arguments(List<CapturedArgument> all, JsonTrees trees) {
    Map<String, JsonTree> byName = new LinkedHashMap<>();
    all.forEach(argument -> byName.put(argument.name(), trees.of(argument.value())));
    return byName;
  }

  private static List<CapturedThrowable> thrown(Outcome outcome) {
    List<CapturedThrowable> thrown = new ArrayList<>();
    if (outcome instanceof Outcome.Threw threw) {
      for (CapturedThrowable each = threw.error(); each != null; each = each.cause()) {
        thrown.add(each);
      }
    }
    return thrown;
  }

  private static List<String> losses(CapturedCall call) {
    List<String> losses = new ArrayList<>();
    for (CapturedArgument argument : call.arguments()) {
      argument
          .value()
          .losses()
          .forEach(
              loss ->
                  losses.add(
                      argument.name()
                          + loss.path().substring(1)
                          + " – "
                          + JsonTrees.inWords(loss)));
    }
    if (call.outcome() instanceof Outcome.Returned returned) {
      returned
          .value()
          .losses()
          .forEach(
              loss ->
                  losses.add(
                      "result" + loss.path().substring(1) + " – " + JsonTrees.inWords(loss)));
    }
    return losses;
  }
}
