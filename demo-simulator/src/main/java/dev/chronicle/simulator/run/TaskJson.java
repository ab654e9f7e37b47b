package dev.chronicle.simulator.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the world needs to know of a task that the server showed; {@code null} where it said
 * nothing.
 *
 * @param id names it in paths
 * @param status where it stands in its life
 * @param updatedAt when it last changed, as text
 * @param leaseExpiresAt until when its worker has it, as text
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TaskJson(
    @JsonProperty("id") String id,
    @JsonProperty("status") String status,
    @JsonProperty("updated_at") String updatedAt,
    @JsonProperty("lease_expires_at") String leaseExpiresAt) {

  private static final Duration USUAL_LEASE = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectReader ONE = JSON.readerFor(TaskJson.class);
  private static final ObjectReader MANY = JSON.readerFor(TaskJson[].class);

  /** Reads a task; empty where the text is none, or its id cannot stand in a path. */
  static Optional<TaskJson> read(String json) {
    try {
      return Optional.<TaskJson>ofNullable(ONE.readValue(json)).filter(TaskJson::isUsable);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads an array of tasks; empty where the text is none. */
  static List<TaskJson> readAll(String json) {
    try {
      TaskJson[] tasks = MANY.readValue(json);
      return tasks == null
          ? List.of()
          : Arrays.stream(tasks).filter(task -> task != null && task.isUsable()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isUsable() {
    return id != null && status != null && ID.matcher(id).matches();
  }

  /** Returns for how long the worker has the task from its last change on. */
  Duration lease() {
    if (updatedAt == null || leaseExpiresAt == null) {
      return USUAL_LEASE;
    }
    try {
      return Duration.between(Instant.parse(updatedAt), Instant.parse(leaseExpiresAt));
    } catch (DateTimeException e) {
      return USUAL_LEASE;
    }
  }
}
