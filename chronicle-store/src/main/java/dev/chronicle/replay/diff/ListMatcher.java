package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds which items of two lists belong together. */
final class ListMatcher {
  private final List<String> keys;
  private final Predicate<JsonNode> isCut;

  /**
   * Makes a matcher.
   *
   * @param keys names of members that identify items
   * @param isCut says whether only the beginning of a value is known
   */
  ListMatcher(List<String> keys, Predicate<JsonNode> isCut) {
    this.keys = keys;
    this.isCut = isCut;
  }

  /**
   * Two items that belong together.
   *
   * @param place index or {@code key=value}
   * @param recorded {@code null} if the replay added the item
   * @param replayed {@code null} if it is missing there
   */
  record Pair(String place, JsonNode recorded, JsonNode replayed) {}

  /**
   * The items of two lists, brought together.
   *
   * @param pairs in recorded order, what was added where the replay has it or at the end
   * @param reordered whether items that both have stand in another order
   */
  record Matching(List<Pair> pairs, boolean reordered) {}

  /**
   * Brings items together: entries of maps by their key, items that carry a key by that, others by
   * equality, and in order where order counts.
   */
  Matching match(JsonNode recorded, JsonNode replayed, boolean ordered, boolean entries) {
    if (entries) {
      return byKey("key", item -> item.path(0).toString(), recorded, replayed);
    }
    if (haveSameItems(recorded, replayed)) {
      return new Matching(List.of(), true);
    }
    String key = commonKey(recorded, replayed);
    if (key != null) {
      return byKey(key, item -> item.get(key).toString(), recorded, replayed);
    }
    if (!ordered) {
      return asSets(recorded, replayed);
    }
    return recorded.size() == replayed.size()
        ? byIndex(recorded, replayed)
        : inOrder(recorded, replayed);
  }

  private static boolean haveSameItems(JsonNode recorded, JsonNode replayed) {
    return recorded.size() == replayed.size() && counts(recorded).equals(counts(replayed));
  }

  private static Map<JsonNode, Integer> counts(JsonNode items) {
    Map<JsonNode, Integer> counts = new LinkedHashMap<>();
    items.forEach(item -> counts.merge(item, 1, Integer::sum));
    return counts;
  }

  private String commonKey(JsonNode recorded, JsonNode replayed) {
    for (String key : keys) {
      if (identifies(key, recorded) && identifies(key, replayed)) {
        return key;
      }
    }
    return null;
  }

  private boolean identifies(String key, JsonNode items) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode item : items) {
      JsonNode value = item.path(key);
      boolean isKey = item.isObject() && value.isValueNode() && !value.isNull();
      if (!isKey || isCut.test(value) || !seen.add(value)) {
        return false;
      }
    }
    return true;
  }

  private static Matching byIndex(JsonNode recorded, JsonNode replayed) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      pairs.add(new Pair(Integer.toString(i), recorded.get(i), replayed.get(i)));
    }
    return new Matching(pairs, false);
  }

  private static Matching byKey(
      String name, Function<JsonNode, String> key, JsonNode recorded, JsonNode replayed) {
    Map<String, JsonNode> left = new LinkedHashMap<>();
    replayed.forEach(item -> left.put(key.apply(item), item));
    Map<String, Integer> positions = new HashMap<>();
    left.keySet().forEach(value -> positions.put(value, positions.size()));
    List<Pair> pairs = new ArrayList<>();
    int last = -1;
    boolean reordered = false;
    for (JsonNode item : recorded) {
      String value = key.apply(item);
      JsonNode other = left.remove(value);
      pairs.add(new Pair(name + "=" + value, item, other));
      if (other != null) {
        int position = positions.get(value);
        reordered |= position < last;
        last = Math.max(last, position);
      }
    }
    left.forEach((value, item) -> pairs.add(new Pair(name + "=" + value, null, item)));
    return new Matching(pairs, reordered);
  }

  /**
   * Keeps as many equal items together as can be without changing the order. What both lists begin
   * and end with is set aside first, so that a few changes are found in lists of any length.
   */
  private static Matching inOrder(JsonNode recorded, JsonNode replayed) {
    int start = 0;
    int end = recorded.size();
    int otherEnd = replayed.size();
    while (start < Math.min(end, otherEnd) && recorded.get(start).equals(replayed.get(start))) {
      start++;
    }
    while (Math.min(end, otherEnd) > start
        && recorded.get(end - 1).equals(replayed.get(otherEnd - 1))) {
      end--;
      otherEnd--;
    }
    List<Pair> pairs =
        inOrder(items(recorded, start, end), items(replayed, start, otherEnd), start);
    return new Matching(pairs, false);
  }

  private static List<JsonNode> items(JsonNode list, int start, int end) {
    List<JsonNode> items = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      items.add(list.get(i));
    }
    return items;
  }

  private static List<Pair> inOrder(List<JsonNode> recorded, List<JsonNode> replayed, int start) {
    LongestCommon common = LongestCommon.of(recorded, replayed);
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < recorded.size() || j < replayed.size()) {
      if (i < recorded.size() && j < replayed.size() && recorded.get(i).equals(replayed.get(j))) {
        i++;
        j++;
      } else if (j >= replayed.size()
          || (i < recorded.size() && common.from(i + 1, j) >= common.from(i, j + 1))) {
        pairs.add(new Pair(Integer.toString(start + i), recorded.get(i), null));
        i++;
      } else {
        pairs.add(new Pair(Integer.toString(start + j), null, replayed.get(j)));
        j++;
      }
    }
    return pairs;
  }

  private static Matching asSets(JsonNode recorded, JsonNode replayed) {
    List<JsonNode> left = new ArrayList<>();
    replayed.forEach(left::add);
    List<Pair> gone = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      if (!left.remove(recorded.get(i))) {
        gone.add(new Pair(Integer.toString(i), recorded.get(i), null));
      }
    }
    if (gone.size() == 1 && left.size() == 1) {
      Pair only = gone.get(0);
      return new Matching(List.of(new Pair(only.place(), only.recorded(), left.get(0))), false);
    }
    List<Pair> pairs = new ArrayList<>(gone);
    for (int i = 0; i < replayed.size(); i++) {
      if (left.remove(replayed.get(i))) {
        pairs.add(new Pair(Integer.toString(i), null, replayed.get(i)));
      }
    }
    return new Matching(pairs, false);
  }
}
