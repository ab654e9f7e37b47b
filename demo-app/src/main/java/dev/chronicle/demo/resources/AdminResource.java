package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.demo.api.DeletedCount;
import dev.chronicle.demo.api.ErrorInjection;
import dev.chronicle.demo.core.ErrorInjector;
import dev.chronicle.demo.core.TaskStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an operator may do to the queue as a whole. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin", description = "For operators")
public final class AdminResource {
  private final TaskStore store;
  private final ErrorInjector errors;

  /** Makes the resource. */
  public AdminResource(TaskStore store, ErrorInjector errors) {
    this.store = store;
    this.errors = errors;
  }

  /** Deletes all tasks. */
  @POST
  @Path("/clear-tasks")
  @Operation(
      operationId = "clear_tasks",
      summary = "Delete all tasks",
      description = "Forgets all idempotency keys, too.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "How many tasks there were.",
              content = @Content(schema = @Schema(implementation = DeletedCount.class))))
  public DeletedCount clearTasks() {
    return new DeletedCount(store.clear());
  }

  /** Returns how many calls fail on purpose. */
  @GET
  @Path("/error-injection")
  @Operation(
      operationId = "get_error_injection",
      summary = "Read the share of calls that fail on purpose",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The share.",
              content = @Content(schema = @Schema(implementation = ErrorInjection.class))))
  public ErrorInjection errorInjection() {
    return new ErrorInjection(errors.rate());
  }

  /** Changes how many calls fail on purpose. */
  @POST
  @Path("/error-injection")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "set_error_injection",
      summary = "Change the share of calls that fail on purpose",
      description =
          "Applies to task and workflow calls, from now on until the server ends; 0.0 is off.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The share.",
              content = @Content(schema = @Schema(implementation = ErrorInjection.class))))
  public ErrorInjection injectErrors(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = ErrorInjection.class),
                      examples = @ExampleObject("{\"rate\": 0.1}")))
          JsonNode body) {
    errors.setRate(ErrorInjection.read(body).rate());
    return errorInjection();
  }
}
