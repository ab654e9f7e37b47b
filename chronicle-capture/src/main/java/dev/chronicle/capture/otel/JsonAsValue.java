package dev.chronicle.capture.otel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns JSON text into OpenTelemetry's own values, so that backends can look inside. */
final class JsonAsValue {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonAsValue() {}

  /** Returns the value; the text itself where it is no JSON. */
  static Value<?> of(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException noJson) {
      return Value.of(json);
    }
  }

  private static Value<?> of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Value<?>> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
        yield Value.of(members);
      }
      case ARRAY -> {
        List<Value<?>> items = new ArrayList<>();
        node.forEach(item -> items.add(of(item)));
        yield Value.of(items);
      }
      case BOOLEAN -> Value.of(node.booleanValue());
      case NUMBER -> number(node);
      case NULL, MISSING -> Value.empty();
      default -> Value.of(node.asText());
    };
  }

  private static Value<?> number(JsonNode node) {
    if (node.canConvertToLong() && node.isIntegralNumber()) {
      return Value.of(node.longValue());
    }
    // A number that neither type holds as it is stays text.
    return node.isFloatingPointNumber() && Double.toString(node.doubleValue()).equals(node.asText())
        ? Value.of(node.doubleValue())
        : Value.of(node.asText());
  }
}
