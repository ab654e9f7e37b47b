package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedThrowable;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two calls side by side. Immutable.
 *
 * @param left one call
 * @param right the other
 * @param lines where they are the same and where not, in the order of the recordings
 */
public record Comparison(CallRow left, CallRow right, List<Line> lines) {
  private static final int MOST_PLACES = 600;
  private static final int LONGEST = 400;

  public Comparison {
    lines = List.copyOf(lines);
  }

  /**
   * One place in both calls.
   *
   * @param place where: {@code args.body.title}
   * @param left what stands there in the one call; {@code null} where there is no such place
   * @param right likewise in the other
   */
  public record Line(String place, String left, String right) {

    /** Returns {@code same}, {@code changed}, {@code removed} or {@code added}. */
    public String kind() {
      if (left == null || right == null) {
        return left == null ? "added" : "removed";
      }
      return left.equals(right) ? "same" : "changed";
    }
  }

  static Comparison of(CapturedCall left, CapturedCall right) {
    Map<String, String> one = places(left);
    Map<String, String> other = places(right);
    Set<String> all = new LinkedHashSet<>(one.keySet());
    all.addAll(other.keySet());
    return new Comparison(
        new CallRow(left),
        new CallRow(right),
        all.stream().map(place -> new Line(place, one.get(place), other.get(place))).toList());
  }

  /** Returns how many places are not the same. */
  public long differences() {
    return lines.stream().filter(line -> !line.kind().equals("same")).count();
  }

  private static Map<String, String> places(CapturedCall call) {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("function", call.function().name());
    arguments("args", call.arguments(), places);
    if (call.outcome() instanceof Outcome.Returned returned) {
      places.put("outcome", "returned");
      flatten("result", JsonTrees.parse(returned.value().json()), places);
    } else if (call.outcome() instanceof Outcome.Threw threw) {
      places.put("outcome", "threw");
      CapturedThrowable error = threw.error();
      places.put("exception.type", error.type());
      places.put("exception.message", cut(String.valueOf(error.message())));
    }
    arguments("mutated_args", call.outcome().mutatedArguments(), places);
    int number = 0;
    for (DependencyCall dependency : call.dependencies()) {
      String place = "dependencies[" + number++ + "]";
      places.put(place, cut(dependency.kind() + " " + dependency.name()));
      arguments(place, dependency.arguments(), places);
      if (dependency.outcome() instanceof Outcome.Returned returned) {
        flatten(place + ".result", JsonTrees.parse(returned.value().json()), places);
      } else if (dependency.outcome() instanceof Outcome.Threw threw) {
        places.put(place + ".error", cut(threw.error().type() + ": " + threw.error().message()));
      }
    }
    places.put("service_version", call.origin().service().version());
    places.put("thread", call.origin().thread());
    return places;
  }

  private static void arguments(
      String place, List<CapturedArgument> arguments, Map<String, String> places) {
    arguments.forEach(
        argument ->
            flatten(
                place + JsonTrees.step(argument.name()),
                JsonTrees.parse(argument.value().json()),
                places));
  }

  private static void flatten(String place, JsonNode node, Map<String, String> places) {
    if (places.size() >= MOST_PLACES) {
      return;
    }
    if (!node.isContainerNode() || node.isEmpty()) {
      places.put(place, cut(node.toString()));
    } else if (node.isObject()) {
      node.properties()
          .forEach(each -> flatten(place + JsonTrees.step(each.getKey()), each.getValue(), places));
    } else {
      for (int i = 0; i < node.size(); i++) {
        flatten(place + "[" + i + "]", node.get(i), places);
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
