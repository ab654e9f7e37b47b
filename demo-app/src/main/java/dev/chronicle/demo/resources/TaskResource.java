package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.capture.Capture;
import dev.chronicle.demo.api.CreateTaskRequest;
import dev.chronicle.demo.api.DeletedTask;
import dev.chronicle.demo.api.ListTasksRequest;
import dev.chronicle.demo.api.Reply;
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
import java.util.List;

/**
 * Tasks over HTTP: turns requests into {@link TaskOperations} and their results into replies, each
 * call captured. Thread-safe.
 */
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
  @Capture(name = "create_task")
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
  public Reply<TaskView> create(
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
          JsonNode body,
      @HeaderParam("Idempotency-Key") @Parameter(schema = @Schema(maxLength = 255))
          String idempotencyKey) {
    TaskView task = operations.createTask(CreateTaskRequest.read(body), idempotencyKey);
    return Reply.of(201, task)
        .with(HttpHeaders.LOCATION, "tasks/" + task.id())
        .with(HttpHeaders.ETAG, EntityTags.of(task.version()));
  }

  /** Lists tasks, newest first. */
  @GET
  @Capture(name = "list_tasks")
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
  public Reply<List<TaskView>> list(
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
    Reply<List<TaskView>> reply =
        Reply.ok(page.tasks()).with("X-Total-Count", Long.toString(page.total()));
    return page.next() == null
        ? reply
        : reply.with(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
  }

  /** Returns one task. */
  @GET
  @Path("/{id}")
  @TaskProblems
  @Capture(name = "get_task")
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
  public Reply<TaskView> get(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    TaskView task = operations.getTask(id);
    Reply<TaskView> reply =
        ifNoneMatch != null && EntityTags.isKnown(ifNoneMatch, task.version())
            ? Reply.empty(304)
            : Reply.ok(task);
    return reply.with(HttpHeaders.ETAG, EntityTags.of(task.version()));
  }

  /** Changes what a task is about. */
  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @VersionProblems
  @Capture(name = "update_task")
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
  public Reply<TaskView> update(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = UpdateTaskRequest.class),
                      examples = @ExampleObject("{\"priority\": \"critical\"}")))
          JsonNode body,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    TaskView task = operations.updateTask(id, UpdateTaskRequest.read(body), ifMatch);
    return Reply.ok(task).with(HttpHeaders.ETAG, EntityTags.of(task.version()));
  }

  /** Deletes a task. */
  @DELETE
  @Path("/{id}")
  @VersionProblems
  @Capture(name = "delete_task")
  @Operation(
      operationId = "delete_task",
      summary = "Delete a task",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task is gone.",
              content = @Content(schema = @Schema(implementation = DeletedTask.class))))
  public Reply<DeletedTask> delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return Reply.ok(operations.deleteTask(id, ifMatch));
  }
}
