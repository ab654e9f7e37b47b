package dev.chronicle.replay.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Loss.Reason;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Where the writing of a value stopped, because it was larger than may be kept. What a limit left
 * out is not known, and so is never a difference. Immutable.
 */
final class Cuts {
  private final Set<JsonNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean isWhole;

  /**
   * Finds them.
   *
   * @param tree of the value's JSON
   */
  Cuts(CapturedValue value, JsonNode tree) {
    for (Loss loss : value.losses()) {
      if (loss.reason() == Reason.BYTES_CUT) {
        follow(loss.path(), tree, true);
      } else if (loss.reason() == Reason.ITEMS_CUT || loss.reason() == Reason.STRING_CUT) {
        follow(loss.path(), tree, false);
      }
    }
    isWhole = value.fidelity() == Fidelity.OPAQUE && !nodes.isEmpty();
  }

  /** Says whether nothing of the value was kept but that there was one. */
  boolean isWhole() {
    return isWhole;
  }

  /** Says whether there was more of a string, list or object than this. */
  boolean isCut(JsonNode node) {
    return nodes.contains(node);
  }

  /** Says whether this stands for something that lay too deep. */
  static boolean isTooDeep(JsonNode node) {
    return node.path("@lost").asText().equals(Reason.DEPTH_CUT.name());
  }

  /**
   * Marks what stands at a path, if anything does.
   *
   * @param endsAll whether nothing was written behind it, so that all around it was cut as well
   */
  private void follow(String path, JsonNode tree, boolean endsAll) {
    JsonNode at = untagged(tree);
    for (String step : Places.steps(path)) {
      if (endsAll) {
        nodes.add(at);
      }
      JsonNode next = at.isArray() ? item(at, step) : member(at, step);
      if (next == null) {
        return;
      }
      at = untagged(next);
    }
    nodes.add(at);
  }

  private static JsonNode untagged(JsonNode node) {
    JsonNode content = node;
    while (content.has(ValueDiff.VALUE)) {
      content = content.get(ValueDiff.VALUE);
    }
    return content;
  }

  private static JsonNode member(JsonNode object, String name) {
    return object.get(name.startsWith("@") ? "@" + name : name);
  }

  private static JsonNode item(JsonNode list, String index) {
    try {
      return list.get(Integer.parseInt(index));
    } catch (NumberFormatException noIndex) {
      return null;
    }
  }
}
