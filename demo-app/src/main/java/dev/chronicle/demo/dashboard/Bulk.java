package dev.chronicle.demo.dashboard;

import java.util.List;

/**
 * The same done to many tasks: what is asked for, and what came of it.
 *
 * @param action what is to be done
 * @param scope {@code chosen} or {@code matching}
 * @param ids the chosen tasks
 * @param filter which tasks match, as an address of the list
 * @param count how many tasks are meant
 * @param outcomes what came of each, in the order in which it was done; empty before
 */
public record Bulk(
    TaskAction action,
    String scope,
    List<String> ids,
    PageUrl filter,
    long count,
    List<Outcome> outcomes) {

  /** So many tasks are changed at once, and no more. */
  public static final int MOST = 10_000;

  /** So many outcomes are shown of each kind. */
  private static final int SHOWN = 200;

  public Bulk {
    ids = List.copyOf(ids);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What came of one task.
   *
   * @param id the task
   * @param refusal why nothing was done; empty when it was
   */
  public record Outcome(String id, String refusal) {}

  /** Returns how many tasks are going to be changed. */
  public long changed() {
    return Math.min(count, MOST);
  }

  /** Returns how many were changed. */
  public long succeeded() {
    return outcomes.stream().filter(outcome -> outcome.refusal().isEmpty()).count();
  }

  /** Returns how many were not. */
  public long refused() {
    return outcomes.size() - succeeded();
  }

  /** Returns outcomes to show: those refused first. */
  public List<Outcome> shown() {
    return outcomes.stream()
        .sorted((one, other) -> Boolean.compare(one.refusal().isEmpty(), other.refusal().isEmpty()))
        .limit(SHOWN)
        .toList();
  }
}
