package dev.chronicle.demo.resources;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Set;

/** Describes the REST interface for programs. */
@Hidden
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  private final String version;
  private final Set<Class<?>> resources;
  private byte[] document;

  /** Describes these resources, when first asked, because that takes a while. */
  public OpenApiResource(String version, Set<Class<?>> resources) {
    this.version = version;
    this.resources = Set.copyOf(resources);
  }

  /** Returns the description. */
  @GET
  public synchronized byte[] describe() throws IOException {
    if (document == null) {
      document = OpenApiDocument.describe(version, resources);
    }
    return document;
  }
}
