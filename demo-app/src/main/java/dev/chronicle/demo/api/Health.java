package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * Whether the server can do its work.
 *
 * @param status {@code healthy} or {@code unhealthy}
 * @param otelEnabled whether spans are recorded
 * @param timestamp when this was found out
 * @param version version of the server
 * @param uptimeSeconds how long it has been running
 * @param checks what was looked at, by name
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Health(
    @Schema(example = "healthy") String status,
    boolean otelEnabled,
    Instant timestamp,
    @Schema(example = "0.1.0") String version,
    long uptimeSeconds,
    Map<String, Check> checks) {

  public Health {
    checks = Map.copyOf(checks);
  }

  /**
   * One thing that was looked at.
   *
   * @param healthy whether it works
   * @param message what is wrong, or what all is well with; may be empty
   */
  public record Check(boolean healthy, String message) {}
}
