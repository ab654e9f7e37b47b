package dev.chronicle.replay.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Recorded JSON as a tree of distinct nodes that keeps the digits of numbers as they stand. */
final class JsonTree {
  private static final JsonMapper MAPPER = mapper();

  private JsonTree() {}

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(new ExactNodes())
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

  /** Makes fractions that equal each other only if their digits do, and no text twice the same. */
  private static final class ExactNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public TextNode textNode(String text) {
      return new TextNode(text);
    }

    @Override
    public ValueNode numberNode(BigDecimal value) {
      return value == null ? nullNode() : new ExactNumber(value);
    }
  }

  /** A fraction as it was written. */
  private static final class ExactNumber extends DecimalNode {
    private static final long serialVersionUID = 1L;

    ExactNumber(BigDecimal value) {
      super(value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ExactNumber number && asText().equals(number.asText());
    }

    @Override
    public int hashCode() {
      return asText().hashCode();
    }
  }
}
