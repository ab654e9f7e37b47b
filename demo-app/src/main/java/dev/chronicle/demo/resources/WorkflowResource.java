package dev.chronicle.demo.resources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chronicle.capture.Capture;
import dev.chronicle.demo.api.FailTaskRequest;
import dev.chronicle.demo.api.ProcessTaskRequest;
import dev.chronicle.demo.api.Reply;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.api.WorkerRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The life of a task over HTTP: turns requests into {@link WorkflowOperations} and their results
 * into replies, each call captured. Thread-safe.
 */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "workflow", description = "Lead a task from pending to completed or failed")
@QueueProblems
public final class WorkflowResource {
  private final WorkflowOperations operations;

  /** Makes the resource. */
  public WorkflowResource(WorkflowOperations operations) {
    this.operations = operations;
  }

  /** Gives a pending task to a worker. */
  @POST
  @Path("/{id}/claim")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "claim_task")
  @Operation(
      operationId = "claim_task",
      summary = "Claim a task: pending to claimed",
      description = "Also while the task waits for the end of a back-off.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task, which the worker has until `lease_expires_at`.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> claim(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = WorkerRequest.class),
                      examples = @ExampleObject("{\"worker_id\": \"worker-1\"}")))
          JsonNode body) {
    return answer(operations.claimTask(id, WorkerRequest.read(body).workerId()));
  }

  /** Gives the most urgent available task to a worker. */
  @POST
  @Path("/claim-next")
  @Capture(name = "claim_next_task")
  @Operation(
      operationId = "claim_next_task",
      summary = "Claim the next task",
      description =
          "The most urgent first; waiting makes up for a lower priority, so that no task starves.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The task, which the worker has until `lease_expires_at`.",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "204", description = "No task is available.")
      })
  public Reply<TaskView> claimNext(
      @QueryParam("worker_id")
          @Parameter(required = true, example = "worker-1", schema = @Schema(maxLength = 200))
          String workerId,
      @QueryParam("priority")
          @Parameter(
              description = "Choose among these only.",
              schema = @Schema(allowableValues = {"low", "medium", "high", "critical"}))
          String priority) {
    TaskView task = operations.claimNextTask(workerId, emptyToNull(priority));
    return task == null ? Reply.empty(204) : answer(task);
  }

  /** Notes that the worker has started. */
  @POST
  @Path("/{id}/process")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "process_task")
  @Operation(
      operationId = "process_task",
      summary = "Start on a task: claimed to processing",
      description = "Extends the lease. With `simulate_duration_ms` the call takes that long.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> process(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = ProcessTaskRequest.class),
                      examples = @ExampleObject("{\"worker_id\": \"worker-1\"}")))
          JsonNode body) {
    return answer(operations.processTask(id, ProcessTaskRequest.read(body)));
  }

  /** Extends the worker's lease. */
  @POST
  @Path("/{id}/heartbeat")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "heartbeat_task")
  @Operation(
      operationId = "heartbeat_task",
      summary = "Extend the lease",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task with its new `lease_expires_at`.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> heartbeat(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = WorkerRequest.class),
                      examples = @ExampleObject("{\"worker_id\": \"worker-1\"}")))
          JsonNode body) {
    return answer(operations.heartbeatTask(id, WorkerRequest.read(body).workerId()));
  }

  /** Completes a task. */
  @POST
  @Path("/{id}/complete")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "complete_task")
  @Operation(
      operationId = "complete_task",
      summary = "Complete a task: processing to completed",
      description = "Sent again with the same result, it gives the same answer.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The completed task.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> complete(
      @PathParam("id") String id,
      @RequestBody(
              description = "The result: any JSON, may be absent.",
              content =
                  @Content(
                      schema = @Schema(types = {"object", "array", "string", "number", "boolean"}),
                      examples = @ExampleObject("{\"output\": \"sent\", \"result_code\": 200}")))
          JsonNode result,
      @QueryParam("worker_id")
          @Parameter(description = "Refused unless this worker holds the task.")
          String workerId) {
    return answer(operations.completeTask(id, result, workerId));
  }

  /** Ends an attempt without success. */
  @POST
  @Path("/{id}/fail")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "fail_task")
  @Operation(
      operationId = "fail_task",
      summary = "Fail a task: back to pending after a back-off, or failed",
      description =
          "What the body leaves out is taken from the parameters. Failed for good when"
              + " `retry_count` has reached `max_retries`, or `retryable` is false.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> fail(
      @PathParam("id") String id,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = FailTaskRequest.class),
                      examples = @ExampleObject("{\"error_message\": \"mail server down\"}")))
          JsonNode body,
      @QueryParam("error_message") String errorMessage,
      @QueryParam("worker_id")
          @Parameter(description = "Refused unless this worker holds the task.")
          String workerId) {
    FailTaskRequest request = FailTaskRequest.read(body).orElse(errorMessage, workerId);
    return answer(operations.failTask(id, request));
  }

  /** Takes a claim back. */
  @POST
  @Path("/{id}/release")
  @Consumes(MediaType.APPLICATION_JSON)
  @TransitionProblems
  @Capture(name = "release_task")
  @Operation(
      operationId = "release_task",
      summary = "Give a claim back: claimed or processing to pending",
      description = "The attempt does not count, and the task keeps its place in the queue.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> release(
      @PathParam("id") String id,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = WorkerRequest.class),
                      examples = @ExampleObject("{\"worker_id\": \"worker-1\"}")))
          JsonNode body,
      @QueryParam("worker_id")
          @Parameter(description = "Refused unless this worker holds the task.")
          String workerId) {
    WorkerRequest request = WorkerRequest.read(body).orElse(workerId);
    return answer(operations.releaseTask(id, request.workerId()));
  }

  /** Puts a failed task back into the queue. */
  @POST
  @Path("/{id}/retry")
  @TransitionProblems
  @Capture(name = "retry_task")
  @Operation(
      operationId = "retry_task",
      summary = "Put a failed task back: failed to pending",
      description = "With all its retries.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "The task.",
              content = @Content(schema = @Schema(implementation = TaskView.class))))
  public Reply<TaskView> retry(@PathParam("id") String id) {
    return answer(operations.retryTask(id));
  }

  private static Reply<TaskView> answer(TaskView task) {
    return Reply.ok(task).with(HttpHeaders.ETAG, EntityTags.of(task.version()));
  }

  private static String emptyToNull(String parameter) {
    return parameter == null || parameter.isEmpty() ? null : parameter;
  }
}
