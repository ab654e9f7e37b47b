package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns recorded values into trees that together stay within a page's budget. Not thread-safe; one
 * for each page.
 */
final class JsonTrees {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final int LONGEST_TEXT = 2_000;

  private int left;

  /**
   * Starts a page.
   *
   * @param budget how many parts all trees together may have
   */
  JsonTrees(int budget) {
    this.left = budget;
  }

  /** Returns a recorded value as a tree, with what it lost marked where it is missing. */
  JsonTree of(CapturedValue value) {
    Map<String, String> losses =
        value.losses().stream()
            .collect(
                Collectors.toMap(
                    Loss::path, JsonTrees::inWords, (one, other) -> one + "; " + other));
    return tree("", "$", parse(value.json()), losses);
  }

  /** Returns JSON that lost nothing as a tree. */
  JsonTree of(String json) {
    return tree("", "$", parse(json), Map.of());
  }

  /** Returns a loss in words: {@code redacted}. */
  static String inWords(Loss loss) {
    String reason = loss.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return loss.detail().isEmpty() ? reason : reason + ": " + loss.detail();
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      return JSON.getNodeFactory().textNode(json);
    }
  }

  private JsonTree tree(String key, String path, JsonNode node, Map<String, String> losses) {
    left--;
    String loss = losses.getOrDefault(path, "");
    if (node.isContainerNode()) {
      String kind = node.isObject() ? "object" : "array";
      return new JsonTree(key, path, kind, size(node), loss, parts(path, node, losses));
    }
    if (node.isTextual()) {
      return new JsonTree(key, path, "string", cut(node.textValue()), loss, List.of());
    }
    return new JsonTree(
        key, path, node.isNumber() ? "number" : "word", node.asText(), loss, List.of());
  }

  private List<JsonTree> parts(String path, JsonNode node, Map<String, String> losses) {
    List<JsonTree> parts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (left <= 0) {
          break;
        }
        String name = member.getKey();
        parts.add(tree(name, path + step(name), member.getValue(), losses));
      }
    } else {
      for (int i = 0; i < node.size() && left > 0; i++) {
        parts.add(tree(String.valueOf(i), path + "[" + i + "]", node.get(i), losses));
      }
    }
    if (parts.size() < node.size()) {
      String more = (node.size() - parts.size()) + " more: see the call as JSON";
      parts.add(new JsonTree("", path, "more", more, "", List.of()));
    }
    return parts;
  }

  private static String size(JsonNode node) {
    String unit = node.isObject() ? "field" : "item";
    return node.size() + " " + unit + (node.size() == 1 ? "" : "s");
  }

  /** Names a member the way losses name it. */
  static String step(String name) {
    boolean plain =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.charAt(0))
            && name.chars().allMatch(Character::isJavaIdentifierPart);
    return plain ? "." + name : "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT)
            + "… ("
            + (text.length() - LONGEST_TEXT)
            + " more characters: see the call as JSON)";
  }
}
