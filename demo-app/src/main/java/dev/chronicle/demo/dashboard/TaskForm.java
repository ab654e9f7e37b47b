package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.Task;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that creates or changes a task, as it is filled in.
 *
 * @param action where it is sent
 * @param values what stands in its fields
 * @param field name of the field that breaks a rule; empty when none does
 * @param problem which rule; empty likewise
 */
public record TaskForm(String action, Map<String, String> values, String field, String problem) {
  private static final List<String> FIELDS =
      List.of("title", "description", "priority", "payload", "max_retries", "version");

  public TaskForm {
    values = Map.copyOf(values);
  }

  static TaskForm empty(String action) {
    return new TaskForm(action, Map.of("priority", "medium", "max_retries", "3"), "", "");
  }

  static TaskForm of(String action, Task task) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", task.title());
    values.put("description", task.description() == null ? "" : task.description());
    values.put("priority", task.priority().text());
    values.put("payload", task.payload());
    values.put("version", String.valueOf(task.version()));
    return new TaskForm(action, values, "", "");
  }

  static TaskForm refused(
      String action, MultivaluedMap<String, String> form, InvalidValueException why) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : FIELDS) {
      if (form.getFirst(name) != null) {
        values.put(name, form.getFirst(name));
      }
    }
    return new TaskForm(
        action, values, String.valueOf(why.details().get("field")), why.getMessage());
  }
}
