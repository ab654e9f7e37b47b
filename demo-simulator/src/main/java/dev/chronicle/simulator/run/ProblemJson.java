package dev.chronicle.simulator.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * What a server says of a request that it did not serve (RFC 9457).
 *
 * @param code stable name of the kind of problem; empty where it gave none
 * @param detail what was wrong, in one line; empty where it said nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemJson(@JsonProperty("code") String code, @JsonProperty("detail") String detail) {
  private static final int MAX_CODE = 60;
  private static final int MAX_DETAIL = 200;
  private static final ProblemJson NONE = new ProblemJson("", "");
  private static final ObjectReader READER = new JsonMapper().readerFor(ProblemJson.class);

  ProblemJson {
    code = OneLine.of(code, MAX_CODE);
    detail = OneLine.of(detail, MAX_DETAIL);
  }

  /** Reads a problem; one that says nothing where the text is none. */
  static ProblemJson read(String json) {
    try {
      ProblemJson problem = READER.readValue(json);
      return problem == null ? NONE : problem;
    } catch (IOException e) {
      return NONE;
    }
  }
}
