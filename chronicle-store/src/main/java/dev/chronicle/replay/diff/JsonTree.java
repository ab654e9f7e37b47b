package dev.chronicle.replay.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** Recorded JSON as a tree that keeps the digits of numbers as they were written. */
final class JsonTree {
  private static final JsonMapper MAPPER = mapper();

  private JsonTree() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    // What is recorded was bounded when it was recorded; reading it must not fail on its size.
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build());
    return mapper;
  }

  /** Returns the tree; text that is not JSON becomes a string, so that it can still be compared. */
  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(json);
    }
  }

  /** Returns text as a JSON string. */
  static String quote(String text) {
    return TextNode.valueOf(text).toString();
  }
}
