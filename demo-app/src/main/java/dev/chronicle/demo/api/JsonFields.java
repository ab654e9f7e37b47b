package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.demo.core.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a request's body, each read as the type it must have and never converted.
 *
 * <p>A field that is absent and one that is {@code null} both read as {@code null}; {@link #isNull}
 * tells them apart.
 */
final class JsonFields {
  private final JsonNode object;

  private JsonFields(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads a body.
   *
   * @param body {@code null}, absent or sent, stands for the object without fields
   * @param known the names that fields may have
   * @throws InvalidValueException if the body is no object or has other fields
   */
  static JsonFields of(JsonNode body, List<String> known) {
    if (body == null || body.isNull()) {
      return new JsonFields(JsonNodeFactory.instance.objectNode());
    }
    if (!body.isObject()) {
      throw InvalidValueException.of("body", "must be a JSON object", body);
    }
    for (String name : (Iterable<String>) body::fieldNames) {
      if (!known.contains(name)) {
        throw new InvalidValueException(
            name, "is not a field of this request, which has: " + String.join(", ", known));
      }
    }
    return new JsonFields(body);
  }

  /** Says whether the field is there and {@code null}. */
  boolean isNull(String name) {
    return object.path(name).isNull();
  }

  String text(String name) {
    JsonNode value = value(name);
    require(value == null || value.isTextual(), name, "must be a string", value);
    return value == null ? null : value.textValue();
  }

  Integer integer(String name) {
    JsonNode value = value(name);
    boolean fits = value == null || (value.isIntegralNumber() && value.canConvertToInt());
    require(fits, name, "must be a whole number of at most nine digits", value);
    return value == null ? null : value.intValue();
  }

  Double number(String name) {
    JsonNode value = value(name);
    require(value == null || value.isNumber(), name, "must be a number", value);
    return value == null ? null : value.doubleValue();
  }

  Boolean flag(String name) {
    JsonNode value = value(name);
    require(value == null || value.isBoolean(), name, "must be true or false", value);
    return value == null ? null : value.booleanValue();
  }

  JsonNode object(String name) {
    JsonNode value = value(name);
    require(value == null || value.isObject(), name, "must be a JSON object", value);
    return value;
  }

  List<JsonNode> objects(String name) {
    JsonNode value = value(name);
    require(value == null || value.isArray(), name, "must be a list of JSON objects", value);
    if (value == null) {
      return null;
    }
    List<JsonNode> items = new ArrayList<>();
    for (JsonNode item : value) {
      require(item.isObject(), name, "must be a list of JSON objects", value);
      items.add(item);
    }
    return items;
  }

  private JsonNode value(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static void require(boolean holds, String name, String rule, JsonNode value) {
    if (!holds) {
      throw InvalidValueException.of(name, rule, value);
    }
  }
}
