package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/**
 * What a server answered. Immutable.
 *
 * @param response the answer
 */
record Answer(HttpResponse<String> response) {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  /** Returns a header's value; {@code null} if it is not there. */
  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException noJson) {
      throw new AssertionError("no JSON: " + body(), noJson);
    }
  }

  /** Returns a member of the JSON as text. */
  String text(String member) {
    return json().path(member).asText();
  }

  /** Requires a status. */
  Answer expect(int status) {
    assertThat(status())
        .as("%s %s answered %s", response.request().method(), response.uri(), body())
        .isEqualTo(status);
    return this;
  }

  /** Requires a problem of this status and code, as RFC 9457 and the contract lay down. */
  Answer expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = json();
    assertThat(problem.path("code").textValue()).as(body()).isEqualTo(code);
    assertThat(problem.path("status").intValue()).as(body()).isEqualTo(status);
    assertThat(problem.path("type").textValue()).as(body()).isEqualTo("urn:chronicle:" + code);
    assertThat(problem.path("title").textValue()).as(body()).isNotBlank();
    assertThat(problem.path("detail").textValue())
        .as(body())
        .isNotBlank()
        .doesNotContain("\n", "Exception", "dev.chronicle", "java.", "SQLITE");
    return this;
  }

  /** Requires the problem that names a field which breaks a rule. */
  Answer expectInvalid(String field) {
    expectProblem(422, "invalid_value");
    assertThat(text("field")).as(body()).isEqualTo(field);
    assertThat(text("detail")).as(body()).startsWith(field + " ");
    return this;
  }
}
