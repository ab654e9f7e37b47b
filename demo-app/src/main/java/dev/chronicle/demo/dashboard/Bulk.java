package dev.chronicle.demo.dashboard;

import java.util.List;

/**
 * The same to be done to many tasks.
 *
 * @param action what is to be done
 * @param scope {@code chosen} or {@code matching}
 * @param ids the chosen tasks
 * @param filter which tasks match, as an address of the list
 * @param count how many tasks are meant
 */
public record Bulk(TaskAction action, String scope, List<String> ids, PageUrl filter, long count) {

  /** So many tasks are changed at once, and no more. */
  public static final int MOST = 10_000;

  public Bulk {
    ids = List.copyOf(ids);
  }

  /** Returns how many tasks are going to be changed. */
  public long changed() {
    return Math.min(count, MOST);
  }
}
