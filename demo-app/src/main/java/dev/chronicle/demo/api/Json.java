package dev.chronicle.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON read so that nothing of it is lost: no digit of a number, no order of fields. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .nodeFactory(new FaithfulNumbers())
          .build();

  private Json() {}

  /** Starts a mapper that reads like this and may read and write more. */
  public static JsonMapper.Builder mapper() {
    return MAPPER.rebuild();
  }

  /**
   * Returns the value that a text describes.
   *
   * @throws JsonProcessingException if the text is not one valid JSON value
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Returns the value that a stored text describes, {@code null} if the text is. */
  static JsonNode stored(String text) {
    try {
      return text == null ? null : read(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("text must be valid JSON", impossible);
    }
  }
}
