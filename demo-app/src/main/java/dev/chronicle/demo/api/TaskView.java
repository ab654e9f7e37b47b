package dev.chronicle.demo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.chronicle.demo.core.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A task as callers see it. Immutable; what each component means stands at {@link Task}.
 *
 * @param result {@code null} when there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Task")
public record TaskView(
    @Schema(example = "0NJ4A2V7QHX3K") String id,
    @Schema(example = "Send invoice 1042") String title,
    @Schema(nullable = true) String description,
    @Schema(allowableValues = {"pending", "claimed", "processing", "completed", "failed"})
        String status,
    @Schema(allowableValues = {"low", "medium", "high", "critical"}) String priority,
    @Schema(implementation = Object.class, types = "object", example = "{\"invoice\": 1042}")
        JsonNode payload,
    @Schema(
            implementation = Object.class,
            types = {"object", "array", "string", "number", "boolean", "null"},
            description = "Whatever JSON the worker brought back.")
        JsonNode result,
    @Schema(nullable = true, description = "Why the last attempt failed.") String errorMessage,
    @JsonSerialize(using = MicrosecondsSerializer.class) Instant createdAt,
    @JsonSerialize(using = MicrosecondsSerializer.class) Instant updatedAt,
    @Schema(nullable = true) @JsonSerialize(using = MicrosecondsSerializer.class) Instant claimedAt,
    @Schema(nullable = true) @JsonSerialize(using = MicrosecondsSerializer.class)
        Instant completedAt,
    @Schema(nullable = true, example = "worker-1") String claimedBy,
    @Schema(description = "Attempts after the first, counting the one a pending task waits for.")
        int retryCount,
    int maxRetries,
    @Schema(description = "From when on the task waits for a worker.")
        @JsonSerialize(using = MicrosecondsSerializer.class)
        Instant availableAt,
    @Schema(nullable = true, description = "Until when the worker has the task.")
        @JsonSerialize(using = MicrosecondsSerializer.class)
        Instant leaseExpiresAt,
    @Schema(description = "One more with each change; the ETag.") long version) {

  /** Shows a task. */
  public static TaskView of(Task task) {
    return new TaskView(
        task.id(),
        task.title(),
        task.description(),
        task.status().text(),
        task.priority().text(),
        Json.stored(task.payload()),
        Json.stored(task.result()),
        task.errorMessage(),
        task.createdAt(),
        task.updatedAt(),
        task.claimedAt(),
        task.completedAt(),
        task.claimedBy(),
        task.retryCount(),
        task.maxRetries(),
        task.availableAt(),
        task.leaseExpiresAt(),
        task.version());
  }
}
