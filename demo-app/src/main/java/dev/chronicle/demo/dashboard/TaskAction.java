package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.InvalidValueException;
import dev.chronicle.demo.core.TaskStatus;
import dev.chronicle.demo.core.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an operator may do to a task. */
public enum TaskAction {
  /** Takes it for a worker. */
  CLAIM("Claim", "claimed", Transition.CLAIM.from()),
  /** Starts it. */
  PROCESS("Start processing", "started", Transition.PROCESS.from()),
  /** Completes it. */
  COMPLETE("Complete", "completed", Transition.COMPLETE.from()),
  /** Ends the attempt without success. */
  FAIL("Fail", "failed", Transition.FAIL.from()),
  /** Gives the claim back. */
  RELEASE("Release", "released", Transition.RELEASE.from()),
  /** Starts over. */
  RETRY("Retry", "put back", Transition.RETRY.from()),
  /** Deletes it. */
  DELETE("Delete", "deleted", List.of(TaskStatus.values()));

  private final String label;
  private final String done;

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list
  private final List<TaskStatus> from;

  TaskAction(String label, String done, List<TaskStatus> from) {
    this.label = label;
    this.done = done;
    this.from = List.copyOf(from);
  }

  /**
   * Reads an action as {@link #text()} writes it.
   *
   * @throws InvalidValueException if there is none of this name
   */
  static TaskAction parse(String text) {
    return Arrays.stream(values())
        .filter(action -> action.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidValueException.of(
                    "action",
                    "must be one of "
                        + String.join(", ", Arrays.stream(values()).map(TaskAction::text).toList()),
                    text));
  }

  /** Returns what a task of this status allows. */
  static List<TaskAction> of(TaskStatus status) {
    return Arrays.stream(values()).filter(action -> action.from.contains(status)).toList();
  }

  /** Returns the name in addresses and forms: {@code retry}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what people read on the button. */
  public String label() {
    return label;
  }

  /** Returns what has become of the task: {@code put back}. */
  public String done() {
    return done;
  }
}
