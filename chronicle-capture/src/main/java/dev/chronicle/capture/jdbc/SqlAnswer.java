package dev.chronicle.capture.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.capture.internal.ReadAnswer;

/**
 * What was recorded of one execution of a statement, as {@link Execution} wrote it down.
 *
 * @param source tells of what is missing
 * @param count the rows that changed, a number or an array of numbers; {@code null} if it was not
 *     read
 * @param rows {@code null} if there were none
 * @param keys generated keys; {@code null} if they were not read
 * @param goesOn whether further results were asked for, which are not recorded
 */
record SqlAnswer(
    ReadAnswer source, JsonNode count, RecordedRows rows, RecordedRows keys, boolean goesOn) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static SqlAnswer of(ReadAnswer source) {
    try {
      JsonNode json = JSON.readTree(source.value().json());
      if (json.isNumber() || json.isArray()) {
        return new SqlAnswer(source, json, null, null, false);
      }
      if (json.has("columns")) {
        return new SqlAnswer(source, null, RecordedRows.of(source, json), null, false);
      }
      return new SqlAnswer(
          source,
          json.get("count"),
          RecordedRows.of(source, json.path("result")),
          RecordedRows.of(source, json.path("keys")),
          json.path("further_results").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      throw source.unusable("does not fit: " + notOurs.getMessage());
    }
  }

  /** Returns how many rows changed. */
  long updated() {
    if (count == null || !count.isNumber()) {
      throw source.neverAsked("the number of changed rows was not read when this was recorded");
    }
    return count.longValue();
  }

  /** Returns how many rows each statement of a batch changed. */
  long[] updatedByEach() {
    if (count == null || !count.isArray()) {
      throw source.neverAsked("the numbers of changed rows were not read when this was recorded");
    }
    long[] each = new long[count.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = count.get(i).longValue();
    }
    return each;
  }
}
