package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.DeletedCount;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an operator may do to the recordings as a whole. */
@Path("/admin/clear-captures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin", description = "For operators")
public final class CaptureAdminResource {
  private final RecordedCalls calls;

  /** Makes the resource. */
  public CaptureAdminResource(RecordedCalls calls) {
    this.calls = calls;
  }

  /** Deletes everything that was captured. */
  @POST
  @Operation(
      operationId = "clear_captures",
      summary = "Delete all captured calls and their statistics",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "How many calls there were.",
              content = @Content(schema = @Schema(implementation = DeletedCount.class))))
  public DeletedCount clear() {
    return new DeletedCount(calls.clear());
  }
}
