package dev.chronicle.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The body of a request, kept as its text so that nothing of it is lost: no digit of a number, no
 * order of fields. Immutable.
 *
 * @param text valid JSON without needless white space
 */
@JsonDeserialize(using = JsonDeserializer.class)
public record Json(String text) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .nodeFactory(new FaithfulNumbers())
          .build();

  /** Returns the value as a tree that keeps every digit. */
  public JsonNode tree() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("text must be valid JSON", impossible);
    }
  }

  /** Returns the tree that {@code text} describes, {@code null} if {@code text} is. */
  static JsonNode treeOfNullable(String text) {
    return text == null ? null : new Json(text).tree();
  }
}
