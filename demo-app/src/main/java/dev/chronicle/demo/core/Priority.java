package dev.chronicle.demo.core;

import java.util.Locale;

/** How urgent a task is, the least urgent first. */
public enum Priority {
  LOW(0),
  MEDIUM(1),
  HIGH(2),
  CRITICAL(3);

  private final int level;

  Priority(int level) {
    this.level = level;
  }

  /** Returns the number of levels above the least urgent. */
  public int level() {
    return level;
  }

  /** Returns the priority as it is stored and sent: {@code medium}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a priority as {@link #text()} writes it.
   *
   * @throws InvalidValueException if there is no such priority; names all there are
   */
  public static Priority parse(String text) {
    return Choice.of(Priority.class, "priority", text);
  }
}
