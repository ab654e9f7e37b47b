package dev.chronicle.demo.resources;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Describes the REST interface for programs. */
@Hidden
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  private final OpenApiDocument document;

  /** Serves this document. */
  public OpenApiResource(OpenApiDocument document) {
    this.document = document;
  }

  /** Returns the description. */
  @GET
  public byte[] describe() throws IOException {
    return document.json();
  }
}
