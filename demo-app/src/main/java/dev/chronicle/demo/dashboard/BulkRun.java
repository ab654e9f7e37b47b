package dev.chronicle.demo.dashboard;

import dev.chronicle.demo.core.QueueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One and the same done to tasks, one after the other, and what came of each so far. Thread-safe.
 */
public final class BulkRun {
  private final Bulk bulk;
  private final Instant startedAt;
  private final List<String> ids;
  private final Step step;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Makes a run that has not begun.
   *
   * @param ids the tasks, in the order in which it is done
   * @param step what is done to each
   */
  BulkRun(Bulk bulk, Instant startedAt, List<String> ids, Step step) {
    this.bulk = bulk;
    this.startedAt = startedAt;
    this.ids = List.copyOf(ids);
    this.step = step;
  }

  /** What is done to a task. */
  interface Step {
    void doTo(String id);
  }

  /**
   * What came of one task.
   *
   * @param id the task
   * @param refusal why nothing was done; empty when it was
   */
  public record Outcome(String id, String refusal) {}

  /** Does it to all tasks. */
  void run() {
    try {
      ids.forEach(id -> add(outcome(id)));
    } catch (RuntimeException failure) {
      trouble = Optional.of("Broken off: " + failure);
      throw failure;
    } finally {
      ended.countDown();
    }
  }

  private Outcome outcome(String id) {
    try {
      step.doTo(id);
      return new Outcome(id, "");
    } catch (QueueException refused) {
      return new Outcome(id, refused.getMessage());
    }
  }

  private synchronized void add(Outcome outcome) {
    outcomes.add(outcome);
  }

  /** Waits until it is over, but no longer than that. */
  void await(long atMost, TimeUnit unit) throws InterruptedException {
    boolean unused = ended.await(atMost, unit);
  }

  /** Returns what was asked for. */
  public Bulk bulk() {
    return bulk;
  }

  /** Returns when it was asked for. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns how many tasks are meant. */
  public int planned() {
    return ids.size();
  }

  /** Says whether it goes on. */
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  /** Returns why it was broken off, if it was. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Returns what came of the tasks so far: those refused first, else in the order it was done. */
  public synchronized List<Outcome> outcomes() {
    return outcomes.stream()
        .sorted(Comparator.comparing(outcome -> outcome.refusal().isEmpty()))
        .toList();
  }
}
