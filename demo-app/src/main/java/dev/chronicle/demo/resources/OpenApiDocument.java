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

/** Writes down what the annotations on the resources say, as OpenAPI 3.1. */
final class OpenApiDocument {
  private static final ApiResponse PROBLEM =
      new ApiResponse().$ref("#/components/responses/Problem");

  private OpenApiDocument() {}

  /** Returns the description of these resources as JSON in UTF-8. */
  static byte[] describe(String version, Set<Class<?>> resources) throws IOException {
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
