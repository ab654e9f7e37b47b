package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.demo.api.CaptureSettingsChange;
import dev.chronicle.demo.api.CaptureSettingsView;
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

/** Which calls are captured, to be looked at and changed while the server runs. */
@Path("/admin/capture-settings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin", description = "For operators")
public final class CaptureSettingsResource {
  private final Chronicle chronicle;

  /** Makes the resource. */
  public CaptureSettingsResource(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /** Returns the settings. */
  @GET
  @Operation(
      operationId = "get_capture_settings",
      summary = "Read which calls are captured, and what happened to the recording lately",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The settings.",
              content = @Content(schema = @Schema(implementation = CaptureSettingsView.class))))
  public CaptureSettingsView settings() {
    return CaptureSettingsView.of(chronicle.settings(), chronicle.notices());
  }

  /** Changes the settings. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "set_capture_settings",
      summary = "Change which calls are captured",
      description = "Holds from now on until the server ends. What is left out stays as it is.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The settings.",
              content = @Content(schema = @Schema(implementation = CaptureSettingsView.class))))
  public CaptureSettingsView change(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = CaptureSettingsView.class),
                      examples =
                          @ExampleObject(
                              "{\"sampler\": \"rate(0.1)\", \"limits\": [{\"calls\": 1000,"
                                  + " \"window_ms\": 60000, \"functions\": \"create_task\","
                                  + " \"field\": \"body.payload.type\", \"keep_one_in\":"
                                  + " 100}]}")))
          JsonNode body) {
    // One at a time, so that two changes of different fields both count.
    synchronized (chronicle) {
      chronicle.settings(CaptureSettingsChange.apply(chronicle.settings(), body));
    }
    return settings();
  }
}
