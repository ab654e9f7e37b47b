package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.demo.core.Failure;
import dev.chronicle.demo.core.InvalidValueException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Says that an attempt failed. Any component may be {@code null}, and none is checked yet.
 *
 * @param errorMessage why
 * @param retryable whether trying again may help; it may where {@code null}
 * @param workerId the worker
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "FailTask")
public record FailTaskRequest(
    @Schema(maxLength = 10_000, nullable = true, example = "mail server unreachable")
        String errorMessage,
    @Schema(defaultValue = "true") Boolean retryable,
    @Schema(minLength = 1, maxLength = 200, nullable = true, example = "worker-1")
        String workerId) {
  private static final List<String> FIELDS = List.of("error_message", "retryable", "worker_id");

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if a field is unknown or of the wrong type
   */
  public static FailTaskRequest read(JsonNode body) {
    JsonFields fields = JsonFields.of(body, FIELDS);
    return new FailTaskRequest(
        fields.text("error_message"), fields.flag("retryable"), fields.text("worker_id"));
  }

  /** Returns this request with what it leaves out taken from the URL's parameters. */
  public FailTaskRequest orElse(String otherMessage, String otherWorkerId) {
    return new FailTaskRequest(
        errorMessage == null ? otherMessage : errorMessage,
        retryable,
        workerId == null ? otherWorkerId : workerId);
  }

  /**
   * Fills in what was left out and checks the rest.
   *
   * @throws InvalidValueException if a value breaks a rule
   */
  public Failure toFailure() {
    return new Failure(errorMessage, retryable == null || retryable);
  }
}
