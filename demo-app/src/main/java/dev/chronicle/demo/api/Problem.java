package dev.chronicle.demo.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.Map;

/**
 * What a caller is told when a request was not served, as RFC 9457 lays down.
 *
 * @param type identifies the kind of problem
 * @param title the kind of problem, in words that are the same each time
 * @param status HTTP status
 * @param detail what was wrong this time, in one line that helps to mend it
 * @param code stable name of the kind of problem for programs, in snake_case
 * @param more further members, such as {@code field}, or the task's {@code status} under the name
 *     that the problem documents
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String code,
    @JsonAnyGetter Map<String, Object> more) {

  /** Media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    more = Map.copyOf(more);
  }

  /** Returns a problem whose type is derived from its code. */
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(URI.create("urn:chronicle:" + code), title, status, detail, code, Map.of());
  }

  /** Returns this problem with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> all = new java.util.LinkedHashMap<>(more);
    all.put(name, value);
    return new Problem(type, title, status, detail, code, all);
  }
}
