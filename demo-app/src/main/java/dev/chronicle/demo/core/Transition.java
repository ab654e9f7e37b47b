package dev.chronicle.demo.core;

import static dev.chronicle.demo.core.TaskStatus.CLAIMED;
import static dev.chronicle.demo.core.TaskStatus.FAILED;
import static dev.chronicle.demo.core.TaskStatus.PENDING;
import static dev.chronicle.demo.core.TaskStatus.PROCESSING;

import java.util.List;
import java.util.Locale;

/** The steps of a task's life and the statuses that allow them. */
public enum Transition {
  /** A worker takes the task: to claimed. */
  CLAIM(PENDING),
  /** The worker starts: to processing. */
  PROCESS(CLAIMED),
  /** The worker is still there: the lease is extended. */
  HEARTBEAT(CLAIMED, PROCESSING),
  /** The worker is done: to completed. */
  COMPLETE(PROCESSING),
  /** The attempt failed: back to pending, or to failed. */
  FAIL(CLAIMED, PROCESSING),
  /** The claim is given back and does not count: to pending. */
  RELEASE(CLAIMED, PROCESSING),
  /** An operator starts over: to pending, with all retries. */
  RETRY(FAILED);

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list
  private final List<TaskStatus> from;

  Transition(TaskStatus... from) {
    this.from = List.of(from);
  }

  /** Returns the statuses that a task may have before this step. */
  public List<TaskStatus> from() {
    return from;
  }

  /** Says whether only the worker who holds the task's lease may take this step. */
  public boolean needsLease() {
    return from.contains(CLAIMED) || from.contains(PROCESSING);
  }

  /** Returns the step as a verb: {@code complete}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
