package dev.chronicle.replay.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import java.util.TreeSet;

/**
 * What makes two calls alike, so that one of them is test enough: how they look, not what they
 * hold.
 */
final class CallShape {
  private static final JsonMapper JSON = new JsonMapper();

  private CallShape() {}

  static String of(CapturedCall call) {
    StringBuilder shape = new StringBuilder();
    shape.append(call.function().declaringClass()).append(call.function().method());
    shape.append(call.function().descriptor());
    for (CapturedArgument argument : call.arguments()) {
      append(argument.value().json(), shape.append('|'));
    }
    shape.append("→");
    if (call.outcome() instanceof Outcome.Threw threw) {
      shape.append(threw.error().type());
    } else if (call.outcome() instanceof Outcome.Returned returned) {
      append(returned.value().json(), shape);
    }
    TreeSet<String> dependencies = new TreeSet<>();
    for (DependencyCall dependency : call.dependencies()) {
      dependencies.add(dependency.name() + dependency.outcome().isError());
    }
    return shape.append(dependencies).toString();
  }

  private static void append(String json, StringBuilder shape) {
    try {
      append(JSON.readTree(json), shape);
    } catch (JsonProcessingException odd) {
      shape.append('?');
    }
  }

  private static void append(JsonNode node, StringBuilder shape) {
    if (node.isObject()) {
      shape.append('{');
      node.properties()
          .forEach(member -> append(member.getValue(), shape.append(member.getKey()).append(':')));
      shape.append('}');
    } else if (node.isArray()) {
      shape.append('[');
      if (!node.isEmpty()) {
        append(node.get(0), shape);
      }
      shape.append(node.size() > 1 ? "+]" : "]");
    } else if (node.isNumber()) {
      shape.append(Integer.signum(node.decimalValue().signum()));
    } else if (node.isTextual()) {
      shape.append(node.textValue().isEmpty() ? "''" : "text");
    } else {
      shape.append(node);
    }
  }
}
