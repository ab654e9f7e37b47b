package dev.chronicle.demo.resources;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.chronicle.demo.api.Health;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Says whether the server can do its work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class HealthResource {
  private final HealthCheckRegistry checks;
  private final String version;
  private final boolean otelEnabled;
  private final Clock clock;

  /** Runs these checks whenever it is asked. */
  public HealthResource(
      HealthCheckRegistry checks, String version, boolean otelEnabled, Clock clock) {
    this.checks = checks;
    this.version = version;
    this.otelEnabled = otelEnabled;
    this.clock = clock;
  }

  /** Runs all checks. */
  @GET
  @Operation(operationId = "health", summary = "Say whether the server can do its work")
  @ApiResponse(
      responseCode = "200",
      description = "It can",
      content = @Content(schema = @Schema(implementation = Health.class)))
  @ApiResponse(
      responseCode = "503",
      description = "It cannot; checks say what is wrong",
      content = @Content(schema = @Schema(implementation = Health.class)))
  public Response health() {
    Map<String, Health.Check> results = new TreeMap<>();
    checks.runHealthChecks().forEach((name, result) -> results.put(name, check(result)));
    boolean healthy = results.values().stream().allMatch(Health.Check::healthy);
    Health health =
        new Health(
            healthy ? "healthy" : "unhealthy",
            otelEnabled,
            clock.instant(),
            version,
            Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toSeconds(),
            results);
    return Response.status(healthy ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(health)
        .build();
  }

  private static Health.Check check(HealthCheck.Result result) {
    String message = result.getMessage() == null ? "" : result.getMessage();
    return new Health.Check(result.isHealthy(), message);
  }
}
