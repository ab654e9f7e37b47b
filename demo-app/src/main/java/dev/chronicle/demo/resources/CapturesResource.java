package dev.chronicle.demo.resources;

import dev.chronicle.call.CallId;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.demo.api.FunctionCounts;
import dev.chronicle.demo.api.Problem;
import dev.chronicle.demo.api.ProblemException;
import dev.chronicle.store.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;

/** What was recorded of the calls, over HTTP. */
@Path("/captures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "captures", description = "What was recorded of the calls")
public final class CapturesResource {
  private final RecordedCalls calls;

  /** Makes the resource. */
  public CapturesResource(RecordedCalls calls) {
    this.calls = calls;
  }

  /** Lists captured calls, newest first. */
  @GET
  @Operation(
      operationId = "list_captures",
      summary = "List captured calls, newest first",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "A page of calls; `next` leads to the one behind it.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/CallPage"))),
        @ApiResponse(
            responseCode = "422",
            description = "A parameter breaks a rule; `field` names it.",
            content =
                @Content(
                    mediaType = Problem.MEDIA_TYPE,
                    schema = @Schema(implementation = Problem.class),
                    examples =
                        @ExampleObject(
                            """
                            {"type": "urn:chronicle:invalid_value",
                             "title": "A value breaks a rule",
                             "status": 422, "code": "invalid_value", "field": "has_error",
                             "detail": "has_error must be true or false, was: maybe"}
                            """)))
      })
  public StreamingOutput list(@BeanParam CallFilter filter) {
    Page page = calls.page(filter.toQuery());
    return out -> CallWriter.write(page, out);
  }

  /** Counts the calls of each function. */
  @GET
  @Path("/functions")
  @Operation(
      operationId = "list_functions",
      summary = "Count the calls of each function",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Number of calls by function.",
              content =
                  @Content(
                      schema = @Schema(implementation = FunctionCounts.class),
                      examples = @ExampleObject("{\"functions\": {\"create_task\": 3}}"))))
  public FunctionCounts functions() {
    return new FunctionCounts(calls.functions());
  }

  /** Returns one call. */
  @GET
  @Path("/{id}")
  @Operation(
      operationId = "get_capture",
      summary = "Read a captured call and its call tree",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The call.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/CallDetail"))),
        @ApiResponse(
            responseCode = "404",
            description = "There is no call with this id.",
            content =
                @Content(
                    mediaType = Problem.MEDIA_TYPE,
                    schema = @Schema(implementation = Problem.class)))
      })
  public StreamingOutput get(@PathParam("id") String id) {
    CapturedCall call = find(id).orElseThrow(() -> unknown(id));
    return out -> CallWriter.write(call, calls.treeOf(call), out);
  }

  private Optional<CapturedCall> find(String id) {
    try {
      return calls.find(CallId.parse(id));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(
            404, "call_not_found", "No such call", "there is no captured call with id " + id));
  }
}
