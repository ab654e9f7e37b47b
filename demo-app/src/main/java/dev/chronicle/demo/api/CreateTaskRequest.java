package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.NewTask;
import dev.chronicle.demo.core.Priority;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Asks for a new task. Any component may be {@code null}, and none is checked yet.
 *
 * @param title what is to be done, in a line
 * @param description what is to be done, at length
 * @param priority medium where {@code null}
 * @param payload what the worker needs to know; an empty object where {@code null}
 * @param maxRetries 3 where {@code null}
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "NewTask", requiredProperties = "title")
public record CreateTaskRequest(
    @Schema(minLength = 1, maxLength = 200, example = "Send invoice 1042") String title,
    @Schema(maxLength = 2000, nullable = true) String description,
    @Schema(
            allowableValues = {"low", "medium", "high", "critical"},
            defaultValue = "medium")
        String priority,
    @Schema(implementation = Object.class, types = "object", example = "{\"invoice\": 1042}")
        JsonNode payload,
    @Schema(minimum = "0", maximum = "10", defaultValue = "3") Integer maxRetries) {
  private static final List<String> FIELDS =
      List.of("title", "description", "priority", "payload", "max_retries");

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if a field is unknown or of the wrong type
   */
  public static CreateTaskRequest read(JsonNode body) {
    JsonFields fields = JsonFields.of(body, FIELDS);
    return new CreateTaskRequest(
        fields.text("title"),
        fields.text("description"),
        fields.text("priority"),
        fields.object("payload"),
        fields.integer("max_retries"));
  }

  /**
   * Fills in what was left out and checks the rest.
   *
   * @throws InvalidValueException if a value breaks a rule
   */
  public NewTask toNewTask() {
    return new NewTask(
        title,
        description,
        priority == null ? Priority.MEDIUM : Priority.parse(priority),
        payload == null ? "{}" : payload.toString(),
        maxRetries == null ? NewTask.DEFAULT_RETRIES : maxRetries);
  }
}
