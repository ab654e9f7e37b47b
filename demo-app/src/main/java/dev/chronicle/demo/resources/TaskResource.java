package dev.chronicle.demo.resources;

import dev.chronicle.demo.api.CreateTaskRequest;
import dev.chronicle.demo.api.DeletedTask;
import dev.chronicle.demo.api.Json;
import dev.chronicle.demo.api.ListTasksRequest;
import dev.chronicle.demo.api.TaskPage;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.api.UpdateTaskRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Tasks over HTTP: turns requests into {@link TaskOperations} and their results into answers. */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks", description = "Create, read, change and delete tasks")
@QueueProblems
public final class TaskResource {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final TaskOperations operations;

  /** Makes the resource. */
  public TaskResource(TaskOperations operations) {
    this.operations = operations;
  }

  /** Creates a task. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "create_task",
      summary = "Create a task",
      description =
          "With an `Idempotency-Key` it is safe to send again: for a day, the same key and body"
              + " give the same answer and no second task.",
      responses =
          @ApiResponse(
              responseCode = "201",
              description = "The new task.",
              headers = {
                @Header(name = "Location", schema = @Schema(type = "string")),
                @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\""))
              },
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Response create(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = CreateTaskRequest.class),
                      examples =
                          @ExampleObject(
                              """
                              {"title": "Send invoice 1042", "priority": "high",
                               "payload": {"invoice": 1042, "amount": 99.90}}
                              """)))
          Json body,
      @HeaderParam("Idempotency-Key") @Parameter(schema = @Schema(maxLength = 255)) String key) {
    TaskView task = operations.createTask(CreateTaskRequest.read(body), key);
    return Response.created(URI.create("tasks/" + task.id()))
        .tag(EntityTags.of(task.version()))
        .entity(task)
        .build();
  }

  /** Lists tasks, newest first. */
  @GET
  @Operation(
      operationId = "list_tasks",
      summary = "List tasks, newest first",
      description = "Follow `Link: rel=\"next\"` for more: it stays right while tasks arrive.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "A page of tasks.",
              headers = {
                @Header(
                    name = "Link",
                    description = "The next page, if there is one.",
                    schema = @Schema(type = "string")),
                @Header(
                    name = "X-Total-Count",
                    description = "Number of tasks on all pages.",
                    schema = @Schema(type = "integer"))
              },
              content =
                  @Content(
                      array = @ArraySchema(schema = @Schema(implementation = TaskView.class)))))
  public Response list(
      @QueryParam("status")
          @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "pending",
                        "claimed",
                        "processing",
                        "completed",
                        "failed"
                      }))
          String status,
      @QueryParam("priority")
          @Parameter(schema = @Schema(allowableValues = {"low", "medium", "high", "critical"}))
          String priority,
      @QueryParam("q")
          @Parameter(
              description = "Text that title or description contains.",
              schema = @Schema(maxLength = 200))
          String q,
      @QueryParam("limit")
          @Parameter(
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"))
          String limit,
      @QueryParam("cursor") @Parameter(description = "From `Link: rel=\"next\"`.") String cursor,
      @QueryParam("offset")
          @Parameter(
              description = "How many to leave out; slow when large.",
              schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
          String offset) {
    ListTasksRequest request = new ListTasksRequest(status, priority, q, limit, cursor, offset);
    TaskPage page = operations.listTasks(request);
    Response.ResponseBuilder response =
        Response.ok(page.tasks()).header("X-Total-Count", page.total());
    if (page.next() != null) {
      response.link(page.next(), "next");
    }
    return response.build();
  }

  /** Returns one task. */
  @GET
  @Path("/{id}")
  @TaskProblems
  @Operation(
      operationId = "get_task",
      summary = "Read a task",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The task.",
            headers = @Header(name = "ETag", schema = @Schema(type = "string", example = "\"1\"")),
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(
            responseCode = "304",
            description = "The task still has the version that `If-None-Match` names.")
      })
  public Response get(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    TaskView task = operations.getTask(id);
    Response.ResponseBuilder response =
        ifNoneMatch != null && EntityTags.isKnown(ifNoneMatch, task.version())
            ? Response.notModified()
            : Response.ok(task);
    return response.tag(EntityTags.of(task.version())).build();
  }

  /** Changes what a task is about. */
  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @VersionProblems
  @Operation(
      operationId = "update_task",
      summary = "Change a task",
      description =
          "What is left out stays as it is; `null` clears the description or empties the payload.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task after the change.",
              headers =
                  @Header(name = "ETag", schema = @Schema(type = "string", example = "\"2\"")),
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Response update(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = UpdateTaskRequest.class),
                      examples = @ExampleObject("{\"priority\": \"critical\"}")))
          Json body,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    TaskView task = operations.updateTask(id, UpdateTaskRequest.read(body), ifMatch);
    return Response.ok(task).tag(EntityTags.of(task.version())).build();
  }

  /** Deletes a task. */
  @DELETE
  @Path("/{id}")
  @VersionProblems
  @Operation(
      operationId = "delete_task",
      summary = "Delete a task",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task is gone.",
              content = @Content(schema = @Schema(implementation = DeletedTask.class))))
  public DeletedTask delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return operations.deleteTask(id, ifMatch);
  }
}
