package dev.chronicle.demo.resources;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * What the annotations on the resources say, written down as OpenAPI 3.1 when first asked, because
 * that takes a while. Thread-safe.
 */
public final class OpenApiDocument {
  private static final ApiResponse PROBLEM =
      new ApiResponse().$ref("#/components/responses/Problem");

  private final String version;
  private final Set<Class<?>> resources;
  private byte[] json;

  /**
   * Describes these resources.
   *
   * @param version the version of what they offer
   */
  public OpenApiDocument(String version, Set<Class<?>> resources) {
    this.version = version;
    this.resources = Set.copyOf(resources);
  }

  /** Returns the document as JSON in UTF-8. */
  synchronized byte[] json() throws IOException {
    if (json == null) {
      json = describe();
    }
    return json;
  }

  private byte[] describe() throws IOException {
    OpenAPI document = base();
    document.getInfo().setVersion(version);
    SwaggerConfiguration configuration =
        new SwaggerConfiguration().openAPI(document).openAPI31(true);
    OpenAPI described = new Reader(configuration).read(resources);
    described.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(OpenApiDocument::addProblem);
    return Json31.mapper().writeValueAsBytes(described);
  }

  private static OpenAPI base() throws IOException {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream("/openapi.yml")) {
      return Yaml31.mapper().readValue(file, OpenAPI.class);
    }
  }

  private static void addProblem(Operation operation) {
    operation.getResponses().addApiResponse("default", PROBLEM);
  }
}
