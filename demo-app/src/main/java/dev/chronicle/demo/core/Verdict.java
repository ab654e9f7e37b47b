package dev.chronicle.demo.core;

import java.time.Instant;

/** What becomes of a task whose attempt failed. */
public sealed interface Verdict {

  /**
   * It is tried again.
   *
   * @param availableAt not before this time
   */
  record TryAgain(Instant availableAt) implements Verdict {}

  /** It has failed for good. */
  record GiveUp() implements Verdict {}
}
