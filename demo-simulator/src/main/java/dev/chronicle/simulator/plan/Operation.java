package dev.chronicle.simulator.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of request that the mix is made of. */
public enum Operation {
  /** Lists tasks, or fetches one. */
  READ,
  /** Adds a task. */
  CREATE,
  /** A worker claims a pending task, the best available or a certain one. */
  CLAIM,
  /** A worker starts on a task that it claimed. */
  PROCESS,
  /** A worker ends what it works on: completed, or failed. */
  COMPLETE,
  /** Changes a task's title, description or priority. */
  UPDATE,
  /** Removes a task. */
  DELETE;

  /**
   * Reads a name as {@link #label()} writes it, in upper or lower case.
   *
   * @throws IllegalArgumentException if there is no such operation
   */
  public static Operation parse(String text) {
    for (Operation operation : values()) {
      if (operation.label().equalsIgnoreCase(text)) {
        return operation;
      }
    }
    String known = Arrays.stream(values()).map(Operation::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("operation must be one of " + known + ", was: " + text);
  }

  /** Returns the name that people see, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
