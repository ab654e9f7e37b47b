package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chronicle.demo.api.CreateTaskRequest;
import dev.chronicle.demo.api.FailTaskRequest;
import dev.chronicle.demo.api.ProcessTaskRequest;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.api.UpdateTaskRequest;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.TaskStore;
import dev.chronicle.demo.resources.TaskOperations;
import dev.chronicle.demo.resources.WorkflowOperations;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What an operator does to tasks by forms: the same operations as REST's, so that they are captured
 * like those.
 *
 * @param tasks the tasks, to look at
 * @param operations creating, changing and deleting
 * @param workflow leading through life
 */
public record TaskDesk(TaskStore tasks, TaskOperations operations, WorkflowOperations workflow) {
  private static final String OPERATOR = "dashboard";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Returns a task, without a capture of that. */
  Task find(String id) {
    return tasks.find(id).orElseThrow(() -> new TaskNotFoundException(id));
  }

  /** Creates a task as a form says. */
  TaskView create(MultivaluedMap<String, String> form) {
    String payload = text(form, "payload");
    return operations.createTask(
        new CreateTaskRequest(
            form.getFirst("title"),
            text(form, "description"),
            text(form, "priority"),
            payload == null ? null : object(payload),
            retries(text(form, "max_retries"))),
        null);
  }

  /** Changes a task as a form says, unless it has changed since the form was shown. */
  TaskView edit(String id, MultivaluedMap<String, String> form) {
    String description = text(form, "description");
    String payload = text(form, "payload");
    String version = text(form, "version");
    return operations.updateTask(
        id,
        new UpdateTaskRequest(
            form.getFirst("title"),
            description,
            description == null,
            text(form, "priority"),
            object(payload == null ? "{}" : payload)),
        version == null || !version.matches("[0-9]{1,18}") ? null : "\"" + version + "\"");
  }

  /**
   * Does something to a task.
   *
   * @param form more about it; empty fields are left out
   * @throws QueueException if it is refused
   */
  void act(TaskAction action, String id, MultivaluedMap<String, String> form) {
    switch (action) {
      case CLAIM -> workflow.claimTask(id, worker(form));
      case PROCESS -> workflow.processTask(id, new ProcessTaskRequest(holder(id), null));
      case COMPLETE -> workflow.completeTask(id, json("result", text(form, "result")), null);
      case FAIL ->
          workflow.failTask(
              id,
              new FailTaskRequest(
                  text(form, "error_message"), form.getFirst("final") == null, null));
      case RELEASE -> workflow.releaseTask(id, null);
      case RETRY -> workflow.retryTask(id);
      case DELETE -> operations.deleteTask(id, null);
    }
  }

  private static String worker(MultivaluedMap<String, String> form) {
    String given = text(form, "worker_id");
    return given == null ? OPERATOR : given;
  }

  /** An operator starts a task for the worker who has it. */
  private String holder(String id) {
    String worker = find(id).claimedBy();
    return worker == null ? OPERATOR : worker;
  }

  private static String text(MultivaluedMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null || value.isBlank() ? null : value.replace("\r\n", "\n");
  }

  private static JsonNode object(String text) {
    JsonNode value = json("payload", text);
    if (!value.isObject()) {
      throw InvalidValueException.of("payload", "must be a JSON object", text);
    }
    return value;
  }

  private static JsonNode json(String field, String text) {
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new InvalidValueException(
          field,
          "must be JSON, breaks off at line %d, column %d"
              .formatted(
                  malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr()));
    }
  }

  private static Integer retries(String text) {
    try {
      return text == null ? null : Integer.valueOf(text.strip());
    } catch (NumberFormatException noNumber) {
      throw InvalidValueException.of("max_retries", "must be a whole number", text);
    }
  }
}
