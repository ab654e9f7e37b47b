package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
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

  /** Java types that the reader takes for schemas, though no operation shows them. */
  private static final Set<String> OWN_AFFAIRS =
      Set.of("CallFilter", "JsonNode", "ReplyTask", "ReplyListTask", "ReplyDeletedTask");

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
    ObjectNode document = base();
    document.withObject("/info").put("version", version);
    JsonNode operations = operations();
    document.set("paths", operations.path("paths"));
    ObjectNode schemas = document.withObject("/components/schemas");
    operations
        .at("/components/schemas")
        .propertyStream()
        .filter(schema -> !OWN_AFFAIRS.contains(schema.getKey()) && !schemas.has(schema.getKey()))
        .forEach(schema -> schemas.set(schema.getKey(), schema.getValue()));
    return Json31.mapper().writeValueAsBytes(document);
  }

  /** Swagger's own classes would read each property in this file as an object. */
  private static ObjectNode base() throws IOException {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream("/openapi.yml")) {
      return (ObjectNode) new YAMLMapper().readTree(file);
    }
  }

  private JsonNode operations() {
    SwaggerConfiguration configuration =
        new SwaggerConfiguration().openAPI(new OpenAPI()).openAPI31(true);
    OpenAPI described = new Reader(configuration).read(resources);
    described.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> operation.getResponses().addApiResponse("default", PROBLEM));
    return Json31.mapper().valueToTree(described);
  }
}
