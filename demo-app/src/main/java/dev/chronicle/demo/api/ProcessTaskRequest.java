package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.demo.core.InvalidValueException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;

/**
 * Says that a worker starts on a task. Any component may be {@code null}, and none is checked yet.
 *
 * @param workerId the worker
 * @param simulateDurationMs how long the call is to take, in milliseconds, to play slow work
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "ProcessTask", requiredProperties = "worker_id")
public record ProcessTaskRequest(
    @Schema(minLength = 1, maxLength = 200, example = "worker-1") String workerId,
    @Schema(minimum = "0", maximum = "10000", nullable = true) Integer simulateDurationMs) {
  private static final List<String> FIELDS = List.of("worker_id", "simulate_duration_ms");
  private static final int MAX_DURATION_MS = 10_000;

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if a field is unknown or of the wrong type
   */
  public static ProcessTaskRequest read(JsonNode body) {
    JsonFields fields = JsonFields.of(body, FIELDS);
    return new ProcessTaskRequest(fields.text("worker_id"), fields.integer("simulate_duration_ms"));
  }

  /**
   * Returns how long the call is to take.
   *
   * @throws InvalidValueException if that is not between 0 and 10 seconds
   */
  public Duration simulatedDuration() {
    int millis = simulateDurationMs == null ? 0 : simulateDurationMs;
    if (millis < 0 || millis > MAX_DURATION_MS) {
      throw InvalidValueException.of(
          "simulate_duration_ms", "must be between 0 and " + MAX_DURATION_MS, millis);
    }
    return Duration.ofMillis(millis);
  }
}
