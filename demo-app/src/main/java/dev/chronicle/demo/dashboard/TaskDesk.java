package dev.chronicle.demo.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.demo.api.Json;
import dev.chronicle.demo.api.TaskView;
import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.QueueException;
import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskNotFoundException;
import dev.chronicle.demo.core.TaskStore;
import dev.chronicle.demo.resources.TaskResource;
import dev.chronicle.demo.resources.WorkflowResource;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * What an operator does to tasks by forms: the same calls as REST's, so that they are captured as
 * those are.
 *
 * @param tasks the tasks, to look at
 * @param resource creating, changing and deleting
 * @param workflow leading through life
 */
public record TaskDesk(TaskStore tasks, TaskResource resource, WorkflowResource workflow) {
  private static final String OPERATOR = "dashboard";

  /** Returns a task, without a capture of that. */
  Task find(String id) {
    return tasks.find(id).orElseThrow(() -> new TaskNotFoundException(id));
  }

  /** Creates a task as a form says. */
  TaskView create(MultivaluedMap<String, String> form) {
    ObjectNode body =
        body()
            .put("title", form.getFirst("title"))
            .put("description", text(form, "description"))
            .put("priority", text(form, "priority"))
            .put("max_retries", retries(text(form, "max_retries")));
    body.set("payload", json("payload", text(form, "payload")));
    return resource.create(body, null).body();
  }

  /** Changes a task as a form says, unless it has changed since the form was shown. */
  TaskView edit(String id, MultivaluedMap<String, String> form) {
    String priority = text(form, "priority");
    String version = text(form, "version");
    ObjectNode body =
        body().put("title", form.getFirst("title")).put("description", text(form, "description"));
    if (priority != null) {
      body.put("priority", priority);
    }
    body.set("payload", json("payload", text(form, "payload")));
    String ifMatch =
        version == null || !version.matches("[0-9]{1,18}") ? null : "\"" + version + "\"";
    return resource.update(id, body, ifMatch).body();
  }

  /**
   * Does something to a task.
   *
   * @param form more about it; empty fields are left out
   * @throws QueueException if it is refused
   */
  void act(TaskAction action, String id, MultivaluedMap<String, String> form) {
    switch (action) {
      case CLAIM -> workflow.claim(id, body().put("worker_id", worker(form)));
      case PROCESS -> workflow.process(id, body().put("worker_id", holder(id)));
      case COMPLETE -> workflow.complete(id, json("result", text(form, "result")), null);
      case FAIL -> workflow.fail(id, failure(form), null, null);
      case RELEASE -> workflow.release(id, null, null);
      case RETRY -> workflow.retry(id);
      case DELETE -> resource.delete(id, null);
    }
  }

  private static JsonNode failure(MultivaluedMap<String, String> form) {
    return body()
        .put("error_message", text(form, "error_message"))
        .put("retryable", form.getFirst("final") == null);
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
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

  private static JsonNode json(String field, String text) {
    try {
      return text == null ? null : Json.read(text);
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
