package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.Priority;
import dev.chronicle.demo.core.TaskEdit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Asks for a change to what a task is about, as a JSON merge patch (RFC 7396): what is left out
 * stays, {@code null} clears the description or empties the payload. A component that is {@code
 * null} was left out; none is checked yet.
 *
 * @param title what is to be done, in a line
 * @param description what is to be done, at length
 * @param clearDescription whether the description was given as {@code null}
 * @param priority how urgent the task is from now on
 * @param payload what the worker needs to know
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "TaskChange")
public record UpdateTaskRequest(
    @Schema(minLength = 1, maxLength = 200) String title,
    @Schema(maxLength = 2000, nullable = true) String description,
    @Schema(hidden = true) boolean clearDescription,
    @Schema(
            allowableValues = {"low", "medium", "high", "critical"},
            example = "high")
        String priority,
    @Schema(
            implementation = Object.class,
            types = {"object", "null"})
        JsonNode payload) {
  private static final List<String> FIELDS = List.of("title", "description", "priority", "payload");

  /**
   * Reads a request's body.
   *
   * @param body {@code null} when there was none
   * @throws InvalidValueException if a field is unknown or of the wrong type
   */
  public static UpdateTaskRequest read(JsonNode body) {
    JsonFields fields = JsonFields.of(body, FIELDS);
    for (String name : List.of("title", "priority")) {
      if (fields.isNull(name)) {
        throw new InvalidValueException(name, "must not be null: leave it out to keep it");
      }
    }
    return new UpdateTaskRequest(
        fields.text("title"),
        fields.text("description"),
        fields.isNull("description"),
        fields.text("priority"),
        fields.isNull("payload")
            ? JsonNodeFactory.instance.objectNode()
            : fields.object("payload"));
  }

  /**
   * Checks the values.
   *
   * @throws InvalidValueException if a value breaks a rule
   */
  public TaskEdit toEdit() {
    return new TaskEdit(
        title,
        description,
        clearDescription,
        priority == null ? null : Priority.parse(priority),
        payload == null ? null : payload.toString());
  }
}
