package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API's description: valid, complete, and true of what the server does. */
@ExtendWith(SharedDemo.class)
class OpenApiIT {
  private static final String ROOT = "https://chronicle.test/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete", "put");

  private Api api;
  private JsonNode document;

  @BeforeEach
  void readDocument(Api shared) {
    api = shared;
    document = api.get("/openapi.json").expect(200).json();
  }

  @Test
  void document_isValidOpenApi31() throws IOException {
    try (InputStream file = OpenApiIT.class.getResourceAsStream("/openapi/schema.json")) {
      Schema schema =
          SchemaRegistry.withDialect(Dialects.getDraft202012())
              .getSchema(Answer.JSON.readTree(file));
      assertThat(schema.validate(document)).isEmpty();
    }
    assertThat(document.path("openapi").textValue()).startsWith("3.1");
  }

  @Test
  void document_hasEveryRowOfTheContract_underTheNameThatIsCaptured() {
    Set<String> ids = new TreeSet<>();
    operations().forEach(operation -> ids.add(operation.json().path("operationId").textValue()));

    assertThat(ids)
        .contains(
            "create_task",
            "list_tasks",
            "get_task",
            "update_task",
            "delete_task",
            "claim_task",
            "claim_next_task",
            "process_task",
            "heartbeat_task",
            "complete_task",
            "fail_task",
            "release_task",
            "retry_task",
            "list_captures",
            "get_capture",
            "list_functions",
            "stats",
            "health",
            "clear_tasks",
            "clear_captures",
            "get_error_injection",
            "set_error_injection");
  }

  @Test
  void schemas_areAllUsed_andSayThatPayloadsAndResultsAreJson() {
    String text = document.toString();
    document
        .at("/components/schemas")
        .propertyStream()
        .map(Map.Entry::getKey)
        .forEach(name -> assertThat(text).contains("#/components/schemas/" + name + "\""));

    for (String valid : List.of("{}", "{\"a\": [1]}")) {
      assertValid("/components/schemas/NewTask/properties/payload", json(valid));
      assertValid("/components/schemas/Task/properties/payload", json(valid));
      assertValid("/components/schemas/TaskChange/properties/payload", json(valid));
    }
    for (String invalid : List.of("[]", "\"text\"", "1")) {
      assertInvalid("/components/schemas/NewTask/properties/payload", json(invalid));
      assertInvalid("/components/schemas/Task/properties/payload", json(invalid));
    }
    for (String any : List.of("{}", "[1]", "\"text\"", "1.5", "true", "null")) {
      assertValid("/components/schemas/Task/properties/result", json(any));
    }
  }

  @Test
  void examples_fitTheirSchemas() {
    int examples = 0;
    for (Operation operation : operations()) {
      for (String content : contents(operation)) {
        JsonNode media = document.at(content);
        if (media.has("example")) {
          examples++;
          assertValid(content + "/schema", media.path("example"));
        }
      }
    }
    assertThat(examples).isGreaterThan(20);
  }

  @Test
  void examplesOfRequests_areAccepted_andAnswersFitTheirSchemas() {
    JsonNode settings = api.get("/admin/capture-settings").expect(200).json();
    try {
      sendAllExamples();
    } finally {
      ObjectNode before = Answer.JSON.createObjectNode();
      List.of("sampler", "limits").forEach(field -> before.set(field, settings.path(field)));
      api.post("/admin/capture-settings", before.toString()).expect(200);
      api.post("/admin/error-injection", "{\"rate\": 0}").expect(200);
    }
  }

  private void sendAllExamples() {
    for (Operation operation : operations()) {
      String path = operation.path();
      if (path.equals("/captures/{id}")) {
        api.createTask("to be captured");
        path = "/captures/" + api.get("/captures?limit=1").json().at("/calls/0/id").textValue();
      } else if (path.contains("{id}")) {
        path = path.replace("{id}", api.taskThatIs(statusBefore(path)));
      } else if (path.equals("/tasks/claim-next")) {
        api.createTask("to be claimed");
        path += "?worker_id=worker-1";
      }
      JsonNode example = operation.json().at("/requestBody/content/application~1json/example");
      Answer answer =
          example.isMissingNode()
              ? api.send(operation.method(), path, BodyPublishers.noBody())
              : api.sendJson(operation.method(), path, example.toString());

      String status = String.valueOf(answer.status());
      assertThat(answer.status()).as("%s: %s", operation, answer.body()).isBetween(200, 201);
      JsonNode response = operation.json().path("responses").path(status);
      assertThat(response.isMissingNode()).as("%s documents %s", operation, status).isFalse();
      response
          .path("headers")
          .propertyStream()
          .map(Map.Entry::getKey)
          .filter(header -> !header.equals("Link"))
          .forEach(header -> assertThat(answer.header(header)).as(operation + header).isNotNull());
      assertValid(
          operation.pointer() + "/responses/" + status + "/content/application~1json/schema",
          answer.json());
    }
  }

  private static String statusBefore(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "process" -> "claimed";
      case "complete", "heartbeat", "fail", "release" -> "processing";
      case "retry" -> "failed";
      default -> "pending";
    };
  }

  /**
   * An operation of the document.
   *
   * @param path as the document has it
   * @param method in capitals
   * @param pointer where in the document it is
   * @param json what is there
   */
  private record Operation(String path, String method, String pointer, JsonNode json) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** The switch that makes calls fail comes last. */
  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .propertyStream()
        .sorted(Map.Entry.<String, JsonNode>comparingByKey().reversed())
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            operations.add(
                                new Operation(
                                    path.getKey(),
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    "/paths/"
                                        + path.getKey().replace("~", "~0").replace("/", "~1")
                                        + "/"
                                        + operation.getKey(),
                                    operation.getValue()))));
    return operations;
  }

  private List<String> contents(Operation operation) {
    List<String> contents = new ArrayList<>();
    addContents(
        operation.json().path("requestBody"), operation.pointer() + "/requestBody", contents);
    operation
        .json()
        .path("responses")
        .propertyStream()
        .forEach(
            response ->
                addContents(
                    response.getValue(),
                    operation.pointer() + "/responses/" + response.getKey(),
                    contents));
    return contents;
  }

  private static void addContents(JsonNode of, String pointer, List<String> contents) {
    of.path("content")
        .propertyStream()
        .forEach(media -> contents.add(pointer + "/content/" + media.getKey().replace("/", "~1")));
  }

  private void assertValid(String pointer, JsonNode value) {
    assertThat(schema(pointer).validate(value)).as("%s: %s", pointer, value).isEmpty();
  }

  private void assertInvalid(String pointer, JsonNode value) {
    assertThat(schema(pointer).validate(value)).as("%s: %s", pointer, value).isNotEmpty();
  }

  /** A schema that refers to the place in the document, so that references within it resolve. */
  private Schema schema(String pointer) {
    assertThat(document.at(pointer).isMissingNode()).as(pointer).isFalse();
    ObjectNode root = document.deepCopy();
    root.put("$ref", "#" + pointer.replace("{", "%7B").replace("}", "%7D"));
    return SchemaRegistry.withDialect(Dialects.getDraft202012())
        .getSchema(SchemaLocation.of(ROOT), root);
  }

  private static JsonNode json(String text) {
    try {
      return Answer.JSON.readTree(text);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
