package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.Stats;
import dev.chronicle.demo.core.TaskCounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** Counts what there is and what was recorded. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server", description = "Health and statistics")
public final class StatsResource {
  private final Supplier<TaskCounts> tasks;
  private final RecordedCalls calls;

  /** Makes the resource. */
  public StatsResource(Supplier<TaskCounts> tasks, RecordedCalls calls) {
    this.tasks = tasks;
    this.calls = calls;
  }

  /** Counts. */
  @GET
  @Operation(
      operationId = "stats",
      summary = "Count tasks and captured calls",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The counts; rates in percent, durations in milliseconds.",
              content = @Content(schema = @Schema(implementation = Stats.class))))
  public Stats stats() {
    return Stats.of(tasks.get(), calls.statistics());
  }
}
