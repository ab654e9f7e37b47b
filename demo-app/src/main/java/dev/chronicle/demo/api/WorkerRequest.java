package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.demo.core.InvalidValueException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Says which worker is asking.
 *
 * @param workerId the worker; {@code null} when left out
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Worker")
public record WorkerRequest(
    @Schema(minLength = 1, maxLength = 200, example = "worker-1") String workerId) {

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if a field is unknown or of the wrong type
   */
  public static WorkerRequest read(JsonNode body) {
    return new WorkerRequest(JsonFields.of(body, List.of("worker_id")).text("worker_id"));
  }

  /** Returns this request, or one by the other worker if this names none. */
  public WorkerRequest orElse(String otherWorkerId) {
    return workerId == null ? new WorkerRequest(otherWorkerId) : this;
  }
}
